package fidus.clients;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What is looked after for a client in one currency. A client without contracts has one line
/// without sums.
///
/// @param contracts that have begun and are not over
/// @param principal Σ of what is outstanding of them
/// @param dueNow Σ of payouts whose day has come and which were not paid
/// @param nextOn the day of the next payout after today; absent when there is none
/// @param next Σ of the payouts of that day
/// @param paid Σ of what was paid, contracts that are over included
public record ClientSummary(
        Client client,
        int contracts,
        @Nullable Money principal,
        @Nullable Money dueNow,
        @Nullable LocalDate nextOn,
        @Nullable Money next,
        @Nullable Money paid) {}
