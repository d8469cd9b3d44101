package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.TakenStatement;
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

/// Two passes over the statements of a file, from the first on: what each is depends on those
/// before it, and what reads otherwise than stored is told once all is known that reads as stored.
/// What is refused stands for nothing: what comes after it is held against the last that stands.
/// What is stored of an account is read once however many of them are of it.
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
    private final Set<HouseAccountId> refused = new HashSet<>();
    private long order;

    /// @param standing what of the very file counts already
    Looking(Unit unit, Taking taking, BankFile file, FileOwners owners, Standing standing) {
        this.unit = unit;
        this.taking = taking;
        this.file = file;
        this.owners = owners;
        this.standing = standing;
        order = Long.MAX_VALUE - file.statements().size();
    }

    /// A statement before it is held against what other formats say.
    ///
    /// @param before the ids of the stored rows that it goes on from within a day
    private record Planned(Looked.Found found, Set<String> before) {}

    /// The file's statements, held against what is stored and what came before them in it.
    List<Looked.Found> all() {
        List<Planned> planned = file.statements().stream().map(this::planned).toList();
        List<Looked.Found> told = planned.stream().map(this::told).toList();
        chains.keySet().removeAll(refused);
        order = Long.MAX_VALUE - told.size();
        return told.stream().map(this::after).toList();
    }

    /// A statement after those before it that stand: what of it they said, and where there is one
    /// less of them than it was held against, whether it follows them.
    private Looked.Found after(Looked.Found found) {
        if (found.refusal() != null) {
            return found;
        }
        HouseAccountId account = found.owner().id();
        StoredSayings stored = Objects.requireNonNull(sayings.get(account), "planned");
        try {
            boolean again = found.standing() == null && refused.contains(account);
            Continuity continuity = again ? follows(stored, found.planned()) : found.continuity();
            return found.after(saidBefore(found), continuity);
        } catch (Refused e) {
            return Looked.Found.refused(found.statement(), stored.moved().because(e).problem());
        }
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

    private Planned planned(BankStatement statement) {
        try {
            return planned(statement, owners.of(statement, standing));
        } catch (Refused e) {
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

    private Looked.Found told(Planned planned) {
        Looked.Found found = planned.found;
        if (found.refusal() != null) {
            return found;
        }
        try {
            return told(found, planned.before);
        } catch (Refused e) {
            refused.add(found.owner().id());
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

    private StoredSayings read(HouseAccount account) {
        List<TakenStatement> all = taking.store().statements(unit, account.id());
        return new StoredSayings(
                new StoredSayings.Source(unit, taking.store()),
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
    /// were known when they were stored.
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
        return known;
    }
}
