package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/// A read file held against what is stored: whose each statement is, and what is new in it.
///
/// @param statements in the file's order
/// @param already what of these very bytes counts already, where that leaves nothing to take in
record Looked(List<Found> statements, @Nullable TakenStatement already) {
    /// One statement of the file.
    ///
    /// @param refusal why it cannot be taken in; then account and plan are absent
    /// @param known the stored rows that say the same, by identity
    /// @param before the identities of those rows that the file said before, in another statement
    /// @param standing what it became when the file was taken in before; it is not taken again
    /// @param again what another format says of its days
    record Found(
            BankStatement statement,
            @Nullable HouseAccount account,
            @Nullable Plan plan,
            Map<String, String> known,
            Set<String> before,
            Continuity continuity,
            @Nullable TakenStatement standing,
            @Nullable Problem refusal,
            OtherFormats.Again again) {
        static Found refused(BankStatement statement, Problem why) {
            return new Found(
                    statement,
                    null,
                    null,
                    Map.of(),
                    Set.of(),
                    new Continuity(null, null, ""),
                    null,
                    why,
                    OtherFormats.Again.empty());
        }

        HouseAccount owner() {
            return Objects.requireNonNull(account, "not refused");
        }

        Plan planned() {
            return Objects.requireNonNull(plan, "not refused");
        }

        RowFate fate(Plan.Line line) {
            boolean again = line.booked() && before.contains(line.identity());
            return again ? RowFate.REPEATED : Plan.fate(line, known);
        }

        /// Whether it is new, and may yet be what another format said.
        boolean isDoubtful(Plan.Line line) {
            return fate(line) == RowFate.FRESH && again.doubtful().containsKey(line.identity());
        }

        /// As it is once it is held against what other formats say.
        Found told(Map<String, String> stored, OtherFormats.Again told) {
            return new Found(
                    statement, account, plan, stored, before, continuity, standing, refusal, told);
        }

        /// As it is after those before it in the file that stand.
        ///
        /// @param said the identities of its rows that they say
        Found after(Set<String> said) {
            return new Found(
                    statement, account, plan, known, said, continuity, standing, refusal, again);
        }

        private Found answered(BiPredicate<String, String> same) {
            if (again.doubtful().isEmpty()) {
                return this;
            }
            Map<String, String> now = new HashMap<>(known);
            again.doubtful()
                    .forEach(
                            (identity, row) -> {
                                if (!before.contains(identity)
                                        && same.test(identity, row.original())) {
                                    now.putIfAbsent(identity, row.original());
                                }
                            });
            return new Found(
                    statement, account, plan, now, before, continuity, standing, refusal, again);
        }

        long count(RowFate fate) {
            return plan == null
                    ? 0
                    : plan.lines().stream().filter(line -> fate(line) == fate).count();
        }
    }

    /// @param named the account a person says the file is of
    static Looked at(Unit unit, Taking taking, BankFile file, @Nullable HouseAccountId named) {
        var standing = Standing.of(unit, taking.store(), file.sha256());
        var owners = new FileOwners(new Owners(unit, taking.houses()), file, named);
        var looking = new Looking(unit, taking, file, owners, standing);
        List<Found> found = looking.all();
        long added = found.stream().filter(one -> one.standing == null).count();
        return new Looked(found, standing.whole(added));
    }

    /// What it becomes as a person answers for what is doubtful. It is answered as it was found: an
    /// answer for one row tells nothing of another.
    ///
    /// @param same whether the doubtful row of this identity is what the stored row of this id says
    Looked answered(BiPredicate<String, String> same) {
        return new Looked(statements.stream().map(one -> one.answered(same)).toList(), already);
    }

    @Nullable Problem refusal() {
        if (statements.isEmpty()) {
            return Problem.of(
                    Problem.Code.NOT_A_STATEMENT,
                    "This file holds no statement. Ask the bank for one that has rows.");
        }
        return statements.stream()
                .map(Found::refusal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// The places, counted from 1, of the statements that cannot be taken in.
    List<Integer> refused() {
        return IntStream.rangeClosed(1, statements.size())
                .filter(place -> statements.get(place - 1).refusal != null)
                .boxed()
                .toList();
    }

    /// The file without some of them. What is left out is as if the file did not hold it: the file
    /// can be offered again for it.
    ///
    /// @param places counted from 1
    /// @throws Refused `BAD_VALUE` at `without` for a place that can be taken in or is not there,
    ///   or when nothing is left
    Looked without(List<Integer> places) {
        if (places.isEmpty()) {
            return this;
        }
        Set<Integer> refused = Set.copyOf(refused());
        for (int place : places) {
            if (!refused.contains(place)) {
                throw Refused.at(
                        "without",
                        Problem.Code.BAD_VALUE,
                        "Statement %d of the file can be taken in, or is not there. Only one that cannot be is left out: look at the file again."
                                .formatted(place));
            }
        }
        List<Found> left =
                IntStream.rangeClosed(1, statements.size())
                        .filter(place -> !places.contains(place))
                        .mapToObj(place -> statements.get(place - 1))
                        .toList();
        if (left.isEmpty()) {
            throw Refused.at(
                    "without",
                    Problem.Code.BAD_VALUE,
                    "Nothing of the file is left to take in. Enter an account that it is of"
                            + " first.");
        }
        boolean there = left.stream().allMatch(found -> found.standing != null);
        return new Looked(left, there ? left.getFirst().standing : already);
    }

    List<StatementPreview> shown() {
        return statements.stream().map(Looked::shown).toList();
    }

    private static StatementPreview shown(Found found) {
        BankStatement statement = found.statement;
        Plan plan = found.plan;
        HouseAccount account = found.account;
        Problem refusal = found.refusal;
        return new StatementPreview(
                statement.number(),
                statement.account(),
                account == null ? null : account.id(),
                account == null ? null : account.name(),
                statement.currency(),
                plan == null ? statement.from() : plan.from(),
                plan == null ? statement.to() : plan.to(),
                money(statement.opening()),
                money(statement.closing()),
                statement.checks(),
                found.continuity,
                ShownRows.of(found),
                statement.rows().size(),
                found.count(RowFate.FRESH),
                found.count(RowFate.REPEATED),
                found.count(RowFate.NOT_BOOKED),
                refusal == null ? null : refusal.message(),
                null,
                null);
    }

    private static @Nullable Money money(@Nullable BankBalance balance) {
        return balance == null ? null : balance.money();
    }
}
