package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Which rows of a bank account stand in matches, which a later feature knows.
///
/// @param all of an account; costs what the account has
/// @param among rows that are named; costs what is named
/// @param firm of rows that are named, those in matches that a person made or two persons signed
/// @param signed the runs of an account that two persons signed
/// @param waiting the runs of an account whose sign-off waits for a second person
/// @param tolerance how much less than was sent may arrive by the account's matching rules
/// @param changed told when other statements of an account count than before, or another balance,
///   in the transaction that changes it
/// @param taken told after statements of an account were taken in
public record Matching(
        BiFunction<Unit, HouseAccount, Matched> all,
        BiFunction<Unit, Rows, Matched> among,
        BiFunction<Unit, Rows, Set<String>> firm,
        BiFunction<Unit, HouseAccount, List<Signed>> signed,
        BiFunction<Unit, HouseAccount, List<Waits>> waiting,
        BiFunction<Unit, Sent, Money> tolerance,
        BiConsumer<Unit, HouseAccount> changed,
        Consumer<HouseAccount> taken) {
    /// A run that two persons signed.
    ///
    /// @param startedAt what was taken in later is no part of it
    /// @param byNames who prepared and who reviewed it
    /// @param signedAt absent where the log does not say
    public record Signed(
            LocalDate from,
            LocalDate to,
            Instant startedAt,
            String byNames,
            Supplier<Optional<Instant>> signedAt) {
        boolean isOf(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        /// Whether a statement speaks of one of its days.
        boolean isToldBy(TakenStatement one) {
            return !one.from().isAfter(to) && !one.to().isBefore(from);
        }

        /// Whether it stands on a statement: on one of its rows, or on a balance that no other one
        /// gives.
        ///
        /// @param days of its rows that count
        /// @param all statements of the account that count
        boolean standsOn(TakenStatement one, Set<LocalDate> days, List<TakenStatement> all) {
            if (one.takenAt().isAfter(startedAt) || !isToldBy(one)) {
                return false;
            }
            List<TakenStatement> others =
                    all.stream()
                            .filter(other -> !other.id().equals(one.id()))
                            .filter(this::isToldBy)
                            .toList();
            boolean opens = others.stream().noneMatch(other -> opensLike(other, one));
            boolean closes = others.stream().noneMatch(other -> closesLike(other, one));
            return days.stream().anyMatch(this::isOf) || opens || closes;
        }

        private static boolean opensLike(TakenStatement other, TakenStatement one) {
            return other.begins().isBefore(one.begins())
                    || (other.begins().equals(one.begins())
                            && sameMoney(other.opening(), one.opening()));
        }

        private static boolean closesLike(TakenStatement other, TakenStatement one) {
            return other.ends().isAfter(one.ends())
                    || (other.ends().equals(one.ends())
                            && sameMoney(other.closingOfRows(), one.closingOfRows()));
        }

        private static boolean sameMoney(@Nullable BankBalance one, @Nullable BankBalance other) {
            return one != null && other != null && one.money().equals(other.money());
        }
    }

    /// A run whose sign-off was asked for and that nobody decided yet.
    public record Waits(LocalDate from, LocalDate to, String byName, Instant askedAt) {
        boolean isOf(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        /// Whether a statement speaks of one of its days.
        boolean isToldBy(TakenStatement one) {
            return !one.from().isAfter(to) && !one.to().isBefore(from);
        }
    }

    /// A sum on its way from or to an account.
    public record Sent(HouseAccount account, Money sum) {}

    /// The largest charge inside a sum of an account, each sum asked for once.
    UnaryOperator<Money> most(Unit unit, HouseAccount account) {
        Map<Money, Money> known = new HashMap<>();
        return sum ->
                known.computeIfAbsent(sum, one -> tolerance.apply(unit, new Sent(account, one)));
    }

    /// Rows of one account.
    ///
    /// @param book ids of postings, such as ENTRY-12-1
    /// @param statement ids of rows of statements, such as STMT-12-3
    public record Rows(HouseAccount account, Set<String> book, Set<String> statement) {}

    /// A match that nobody made yet.
    ///
    /// @param book rows of the journal
    /// @param statement rows of statements
    /// @param waits whether a person made it and another has to agree; else a run suggests it
    public record Tie(List<String> book, List<String> statement, boolean waits) {}

    /// Rows that are used.
    ///
    /// @param book rows of the journal in an active match
    /// @param statement rows of statements in an active match, each with the rows of the journal it
    ///   is matched with
    /// @param tied rows of statements that a run which people work on suggests a match for, each
    ///   with those; of a whole account also with the matches that wait for a second person
    /// @param suspected rows of statements of which somebody suspects fraud, each with the id of
    ///   the break that says so
    /// @param offset rows of statements that another row takes back, as two persons said and as
    ///   still holds
    public record Matched(
            Set<String> book,
            Map<String, List<String>> statement,
            Map<String, List<Tie>> tied,
            Map<String, String> suspected,
            Set<String> offset) {}
}
