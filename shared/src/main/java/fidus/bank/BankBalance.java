package fidus.bank;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// A balance as printed.
///
/// @param code the format's own, such as OPBD, PRCD, CLBD, 60F, 62M, LEDGERBAL
/// @param money from the holder's side: a credit balance is positive
/// @param on absent when the file does not date it
public record BankBalance(String code, Money money, @Nullable LocalDate on) {}
