package fidus.bank.desk;

import fidus.money.Money;
import fidus.mt5.AccountKey;

import java.time.LocalDate;

/// Money that crossed between a bank and a broker and of which the books know the broker's end
/// only.
///
/// @param transfer the key of the movement at the broker
/// @param eventCode E4, or E8d for money that left a separation account
/// @param fund of the journal's 1140
/// @param atBank what the bank's statement will show: below zero for money that left the bank
/// @param movedOn the day by the broker's books
public record OpenTransit(
        String transfer,
        String eventCode,
        AccountKey account,
        String fund,
        Money atBank,
        LocalDate movedOn,
        String comment) {}
