package fidus.bank.desk;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// The end at the bank of money that a broker's books show as come or gone (E4, E8d).
///
/// @param transfer the key of the movement at the broker, as the journal's 1140 names it
/// @param valueOn the day it left or reached the bank
/// @param evidence the bank's reference, 3 to 140 characters; unique at this account
/// @param rowId the statement's row that shows it, absent where there is no statement
/// @param charge what the bank kept of it or took for it, above zero; the row shows the money less
///   the charge. Absent without one
public record BookTransit(
        String transfer,
        HouseAccountId houseAccountId,
        LocalDate valueOn,
        String evidence,
        @Nullable String rowId,
        @Nullable Money charge) {}
