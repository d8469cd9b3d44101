package fidus.bank.desk;

import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// A bank account with the state of its statements.
///
/// @param setting absent until somebody said what is expected
/// @param lastDay the last day a statement speaks of, absent without statements
/// @param closing the last closing balance a statement gives
/// @param missing S4: due days that no statement reaches, oldest first, the last 60
/// @param moreMissing how many there are before those
/// @param gaps S2: balance breaks, that is statements that do not begin where the one before ended,
///   or do not end where another one says
/// @param unstated statements whose sums were stored in no currency; nothing of them is compared
///   until they are read again
/// @param profileVersion of the CSV profile in use, 0 without one
/// @param bookedAlone the day of the first posting, where money was booked and no statement came at
///   all; absent otherwise
/// @param numbers S4: which of the bank's numbers no statement has, such as `number 2 of 2026`, the
///   first 60; absent where none is missing
public record BankAccountCard(
        HouseAccount account,
        @Nullable BankAccountSetting setting,
        int statements,
        @Nullable LocalDate lastDay,
        @Nullable Money closing,
        List<LocalDate> missing,
        long moreMissing,
        int gaps,
        int unstated,
        int profileVersion,
        @Nullable LocalDate bookedAlone,
        @Nullable List<String> numbers) {}
