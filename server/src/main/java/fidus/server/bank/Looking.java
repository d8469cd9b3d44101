package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/// Two passes over the statements of a file, from the first on: what each is depends on those
/// before it, and what reads otherwise than stored is told once all is known that reads as stored.
/// What is refused stands for nothing: once it is found, the others are looked at again as if the
/// file did not hold it. What is stored of an account is read once however many of them are of it.
final class Looking {
    private final Unit unit;
    private final Taking taking;
    private final BankFile file;
    private final FileOwners owners;
    private final Standing standing;
    private final Map<HouseAccountId, StoredSayings> sayings = new HashMap<>();
    private final Map<HouseAccountId, Strands> strands = new HashMap<>();
    private final Map<HouseAccountId, Chain> chains = new HashMap<>();
    private final Map<HouseAccountId, Set<String>> said = new HashMap<>();

    /// By their places in the file: those that took part in what is known of the others.
    private final Map<Integer, Problem> refused = new HashMap<>();

    /// Likewise; may be for what one said that is refused itself.
    private final Map<Integer, Problem> unplanned = new HashMap<>();

    private long order;

    /// @param standing what of the very file counts already
    Looking(Unit unit, Taking taking, BankFile file, FileOwners owners, Standing standing) {
        this.unit = unit;
        this.taking = taking;
        this.file = file;
        this.owners = owners;
        this.standing = standing;
    }

    /// A statement before it is held against what other formats say.
    ///
    /// @param before the ids of the stored rows that it goes on from within a day
    private record Planned(Looked.Found found, Set<String> before) {}

    /// The file's statements, held against what is stored and what came before them in it.
    List<Looked.Found> all() {
        int without;
        List<Looked.Found> found;
        do {
            without = refused.size();
            found = others();
            if (refused.size() == without) {
                refused.putAll(unplanned);
            }
        } while (refused.size() > without);
        return found;
    }

    /// As if the file did not hold those that are known to be refused.
    private List<Looked.Found> others() {
        strands.clear();
        chains.clear();
        said.clear();
        unplanned.clear();
        standing.again();
        sayings.replaceAll((_, stored) -> stored.again());
        int count = file.statements().size();
        order = Long.MAX_VALUE - count;
        List<Planned> planned = IntStream.range(0, count).mapToObj(this::planned).toList();
        return IntStream.range(0, count)
                .mapToObj(place -> told(place, planned.get(place)))
                .map(this::after)
                .toList();
    }

    /// A statement after those before it: what of it they said.
    private Looked.Found after(Looked.Found found) {
        return found.refusal() == null ? found.after(saidBefore(found)) : found;
    }

    /// The identities of those of its rows that the file said before.
    private Set<String> saidBefore(Looked.Found found) {
        Set<String> all = said.computeIfAbsent(found.owner().id(), _ -> new HashSet<>());
        List<String> own = found.planned().identities();
        Set<String> before = new HashSet<>(own);
        before.retainAll(all);
        all.addAll(own);
        return before;
    }

    private Planned planned(int place) {
        BankStatement statement = file.statements().get(place);
        Problem why = refused.get(place);
        if (why != null) {
            return new Planned(Looked.Found.refused(statement, why), Set.of());
        }
        HouseAccount account = null;
        try {
            Plan.requireSums(statement);
            account = owners.of(statement, standing);
            return planned(statement, account);
        } catch (Refused e) {
            if (account != null) {
                unplanned.put(place, e.problem());
            }
            return new Planned(Looked.Found.refused(statement, e.problem()), Set.of());
        }
    }

    private Planned planned(BankStatement statement, HouseAccount account) {
        StoredSayings stored = sayings.computeIfAbsent(account.id(), _ -> read(account));
        try {
            return planned(statement, account, stored);
        } catch (Refused e) {
            throw stored.moved().because(e);
        }
    }

    private Planned planned(BankStatement statement, HouseAccount account, StoredSayings stored) {
        Strands own = strands.computeIfAbsent(account.id(), _ -> new Strands(stored::before));
        Plan.Identities identities = own.of(statement);
        Plan plan = Plan.of(statement, identities, file.unreadable());
        TakenStatement there = standing.of(account, statement, plan);
        Continuity continuity = there == null ? follows(stored, plan) : there(there);
        Map<String, String> known = known(stored, plan);
        stored.claims().know(known);
        return new Planned(
                new Looked.Found(
                        statement,
                        account,
                        plan,
                        known,
                        Set.of(),
                        continuity,
                        there,
                        null,
                        OtherFormats.Again.empty()),
                identities.before());
    }

    private Looked.Found told(int place, Planned planned) {
        Looked.Found found = planned.found;
        if (found.refusal() != null) {
            return found;
        }
        try {
            return told(found, planned.before);
        } catch (Refused e) {
            refused.put(place, e.problem());
            return Looked.Found.refused(found.statement(), e.problem());
        }
    }

    /// Of what stands already nothing is asked: it was answered.
    private Looked.Found told(Looked.Found found, Set<String> before) {
        StoredSayings stored = Objects.requireNonNull(sayings.get(found.owner().id()), "planned");
        if (found.standing() != null) {
            stored.claims().add(found.planned(), found.again());
            return found;
        }
        Map<String, String> known = new HashMap<>(found.known());
        OtherFormats.Again again = stored.again(found.planned(), known, before);
        again.known().forEach(known::putIfAbsent);
        return found.told(known, again);
    }

    private List<BankStatement> unrefused() {
        return IntStream.range(0, file.statements().size())
                .filter(place -> !refused.containsKey(place))
                .mapToObj(file.statements()::get)
                .toList();
    }

    private StoredSayings read(HouseAccount account) {
        List<TakenStatement> all = standing.counting(taking.store().statements(unit, account.id()));
        return new StoredSayings(
                new StoredSayings.Source(unit, taking.store(), this::unrefused),
                account,
                all,
                file.format(),
                file.sha256(),
                new MovedRows(unit, taking.store(), all),
                new Claims());
    }

    private Continuity follows(StoredSayings stored, Plan plan) {
        Chain chain =
                chains.computeIfAbsent(
                        stored.account().id(), _ -> taking.chain(stored.all(), stored.moved()));
        Chain.Link link = link(plan);
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

    private Chain.Link link(Plan plan) {
        BankStatement statement = plan.statement();
        return new Chain.Link(
                "the statement before it in this file",
                order++,
                plan.from(),
                plan.to(),
                statement.opening(),
                BankBalance.ofRows(statement.closing(), plan.to(), statement.checks()),
                plan::moved);
    }

    /// The stored rows that say the same as a row of the plan, and no others, whichever way they
    /// were known when they were stored: those of its copy before others that read alike, which may
    /// be set aside without it.
    private Map<String, String> known(StoredSayings stored, Plan plan) {
        HouseAccount account = stored.account();
        BankStore store = taking.store();
        Map<String, String> known = store.known(unit, account.id(), plan.identities());
        Set<LocalDate> days = plan.daysUnknown(known);
        if (!days.isEmpty()) {
            stored.repeats().known(plan, days).forEach(known::putIfAbsent);
            FormerIdentities.of(store.freshOn(unit, account.id(), days))
                    .forEach(known::putIfAbsent);
            known.keySet().retainAll(Set.copyOf(plan.identities()));
        }
        if (!known.isEmpty()) {
            Map<String, String> copy = stored.copy(plan);
            known.replaceAll((identity, row) -> copy.getOrDefault(identity, row));
        }
        known.values().removeIf(row -> !standing.counts(row));
        return known;
    }
}
