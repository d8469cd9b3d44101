package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// A read file held against what is stored: whose each statement is, and what is new in it.
///
/// @param statements in the file's order
/// @param already what of these very bytes counts already, where that leaves nothing to take in
record Looked(List<Found> statements, @Nullable TakenStatement already) {
    private static final int SHOWN = 2_000;

    /// One statement of the file.
    ///
    /// @param refusal why it cannot be taken in; then account and plan are absent
    /// @param known the stored rows that say the same, by identity
    /// @param before the identities of those rows that the file said before, in another statement
    /// @param standing what it became when the file was taken in before; it is not taken again
    record Found(
            BankStatement statement,
            @Nullable HouseAccount account,
            @Nullable Plan plan,
            Map<String, String> known,
            Set<String> before,
            Continuity continuity,
            @Nullable TakenStatement standing,
            @Nullable Problem refusal) {
        static Found refused(BankStatement statement, Problem why) {
            var nothing = new Continuity(null, null, "");
            return new Found(statement, null, null, Map.of(), Set.of(), nothing, null, why);
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

        long count(RowFate fate) {
            return plan == null
                    ? 0
                    : plan.lines().stream().filter(line -> fate(line) == fate).count();
        }
    }

    /// @param named the account a person says the file is of
    static Looked at(Unit unit, Taking taking, BankFile file, @Nullable HouseAccountId named) {
        var ground = new Ground(unit, taking.store(), file, new HashMap<>());
        var standing = Standing.of(unit, taking.store(), file.sha256());
        var owners = new FileOwners(new Owners(unit, taking.houses()), file, named);
        Map<HouseAccountId, Strands> strands = new HashMap<>();
        Map<HouseAccountId, Chain> chains = new HashMap<>();
        List<Found> found = new ArrayList<>();
        long order = Long.MAX_VALUE - file.statements().size();
        for (BankStatement statement : file.statements()) {
            try {
                HouseAccount account = owners.of(statement, standing);
                StoredSayings stored = ground.of(account);
                Strands own =
                        strands.computeIfAbsent(account.id(), _ -> new Strands(stored::before));
                Plan.Identities identities = own.of(statement);
                Plan plan = Plan.of(statement, identities, file.unreadable());
                Chain chain =
                        chains.computeIfAbsent(
                                account.id(), _ -> taking.chain(stored.all(), stored.moved()));
                TakenStatement there = standing.of(account, statement, plan);
                Continuity continuity =
                        there == null ? follows(chain, plan, order++) : there(there);
                found.add(
                        new Found(
                                statement,
                                account,
                                plan,
                                ground.known(account, plan, identities.before()),
                                own.saidBefore(plan),
                                continuity,
                                there,
                                null));
            } catch (Refused e) {
                found.add(Found.refused(statement, e.problem()));
            }
        }
        long added = found.stream().filter(one -> one.standing == null).count();
        return new Looked(List.copyOf(found), standing.whole(added));
    }

    private static Continuity follows(Chain chain, Plan plan, long order) {
        Chain.Link link = link(plan, order);
        Continuity continuity = chain.ofNew(link);
        chain.add(link);
        return continuity;
    }

    private static Continuity there(TakenStatement standing) {
        return new Continuity(
                null,
                null,
                "Counts already as %s, taken in by %s; it is not taken in again."
                        .formatted(standing.source(), standing.takenByName()));
    }

    /// What is stored.
    ///
    /// @param sayings by account, read once however many statements the file has
    private record Ground(
            Unit unit, BankStore store, BankFile file, Map<HouseAccountId, StoredSayings> sayings) {
        StoredSayings of(HouseAccount account) {
            return sayings.computeIfAbsent(account.id(), _ -> read(account));
        }

        private StoredSayings read(HouseAccount account) {
            List<TakenStatement> all = store.statements(unit, account.id());
            return new StoredSayings(
                    new StoredSayings.Source(unit, store),
                    account,
                    all,
                    file.format(),
                    file.sha256(),
                    new MovedRows(unit, store, all));
        }

        /// The stored rows that say the same as a row of the plan, whichever way they were known
        /// when they were stored, and in whichever words.
        Map<String, String> known(HouseAccount account, Plan plan, Set<String> before) {
            Map<String, String> known = store.known(unit, account.id(), plan.identities());
            Set<LocalDate> days = plan.daysUnknown(known);
            if (!days.isEmpty()) {
                FormerIdentities.of(store.freshOn(unit, account.id(), days))
                        .forEach(known::putIfAbsent);
            }
            of(account).again(plan, known, before).forEach(known::putIfAbsent);
            return known;
        }
    }

    private static Chain.Link link(Plan plan, long order) {
        BankStatement statement = plan.statement();
        return new Chain.Link(
                "the statement before it in this file",
                order,
                plan.from(),
                plan.to(),
                statement.opening(),
                BankBalance.ofRows(statement.closing(), plan.to(), statement.checks()),
                plan::moved);
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
                rows(found),
                statement.rows().size(),
                found.count(RowFate.FRESH),
                found.count(RowFate.REPEATED),
                found.count(RowFate.NOT_BOOKED),
                refusal == null ? null : refusal.message(),
                null);
    }

    private static @Nullable Money money(@Nullable BankBalance balance) {
        return balance == null ? null : balance.money();
    }

    private static List<SeenRow> rows(Found found) {
        Plan plan = found.plan;
        if (plan == null) {
            return found.statement.rows().stream()
                    .limit(SHOWN)
                    .map(
                            row ->
                                    new SeenRow(
                                            null,
                                            row.status() == BankRow.Status.BOOKED
                                                    ? RowFate.FRESH
                                                    : RowFate.NOT_BOOKED,
                                            null,
                                            row))
                    .toList();
        }
        return plan.lines().stream()
                .limit(SHOWN)
                .map(
                        line ->
                                new SeenRow(
                                        null,
                                        found.fate(line),
                                        line.booked() ? found.known.get(line.identity()) : null,
                                        line.row()))
                .toList();
    }
}
