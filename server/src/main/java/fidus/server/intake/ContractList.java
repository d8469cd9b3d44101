package fidus.server.intake;

import fidus.agents.Agent;
import fidus.clients.Client;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.intake.ContractPayout;
import fidus.intake.ContractRow;
import fidus.intake.OpeningSum;
import fidus.intake.ReadContracts;
import fidus.intake.Standing;
import fidus.investments.Investment;
import fidus.investments.MappingLine;
import fidus.investments.book.OwnTerms;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.UnitsBefore;
import fidus.investments.schedule.PayoutRow;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.agents.Agents;
import fidus.server.clients.Clients;
import fidus.server.franchises.Franchises;
import fidus.server.investments.Opening;
import fidus.server.investments.RunningContracts;
import fidus.server.investments.RunningContracts.Running;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The contracts of one list, each held against what stands in the books.
final class ContractList {
    static final int MOST_CONTRACTS = 500;
    private static final int MOST_ROWS = 20_000;

    private final Unit unit;
    private final Clients clients;
    private final RunningContracts contracts;
    private final ContractGroup.Names names;
    private final Map<AccountKey, fidus.clients.ClientId> taken = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final String sha256;

    /// A contract with what taking it over needs.
    ///
    /// @param running absent where it cannot be read
    /// @param opening absent unless it is new
    record Entry(ContractRow row, @Nullable Running running, @Nullable Opening opening) {}

    /// @param reason as it will stand on the contracts
    ContractList(Unit unit, Path file, ReadContracts asks, String reason, Doors doors) {
        this.unit = unit;
        this.clients = doors.clients;
        this.contracts = doors.contracts;
        names = new ContractGroup.Names(this::client, sellers(unit, doors));
        var groups = new LinkedHashMap<String, ContractGroup>();
        sha256 =
                new ListFile(file, ContractGroup.COLUMNS, MOST_ROWS)
                        .read(row -> group(groups, row).add(row));
        if (groups.size() > MOST_CONTRACTS) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "A list has at most " + MOST_CONTRACTS + " contracts. Divide it.");
        }
        groups.values().forEach(group -> entries.add(entry(group, asks, reason)));
    }

    /// What a list is held against.
    record Doors(
            Clients clients, RunningContracts contracts, Agents agents, Franchises franchises) {}

    private static GroupSale.Sellers sellers(Unit unit, Doors doors) {
        List<Agent> agents = doors.agents.all(unit);
        return new GroupSale.Sellers(
                called -> doors.franchises.named(unit, called).orElse(null),
                called ->
                        agents.stream()
                                .filter(
                                        one ->
                                                one.isCalled(called)
                                                        || one.name().equalsIgnoreCase(called))
                                .findFirst()
                                .orElse(null));
    }

    String sha256() {
        return sha256;
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> entries(Standing standing) {
        return entries.stream().filter(one -> one.row.standing() == standing).toList();
    }

    List<OpeningSum> opens() {
        return sums(
                entries.stream()
                        .flatMap(one -> Optional.ofNullable(one.opening).stream())
                        .toList());
    }

    /// What contracts open together, by account and currency.
    static List<OpeningSum> sums(List<Opening> openings) {
        var sums = new TreeMap<String, OpeningSum>();
        for (Opening opening : openings) {
            for (Posting posting : opening.postings()) {
                boolean debit = posting.side() == PostingSide.DEBIT;
                Money sum = debit ? posting.money() : posting.money().negated();
                sums.merge(
                        posting.account() + sum.currency(),
                        new OpeningSum(posting.account(), sum),
                        (one, more) -> new OpeningSum(one.account(), one.sum().plus(more.sum())));
            }
        }
        return List.copyOf(sums.values());
    }

    private static ContractGroup group(Map<String, ContractGroup> groups, ListFile.Row row) {
        String reference = row.cell("contract");
        String key =
                reference.isEmpty() ? "line " + row.line() : reference.toUpperCase(Locale.ROOT);
        return groups.computeIfAbsent(key, _ -> new ContractGroup(reference));
    }

    private Entry entry(ContractGroup group, ReadContracts asks, String reason) {
        Running running = group.running(names, asks, reason);
        GroupFaults faults = group.faults();
        if (group.reference().isEmpty()) {
            faults.add("contract: It is missing.");
        }
        if (running == null || !faults.isEmpty()) {
            return new Entry(row(group, null, running, Standing.REFUSED), null, null);
        }
        Investment known = contracts.find(unit, group.id()).orElse(null);
        try {
            if (known != null) {
                boolean same = contracts.isSame(unit, known, running);
                if (!same) {
                    faults.add("It was taken over with other figures.");
                }
                Standing standing = same ? Standing.KNOWN : Standing.REFUSED;
                return new Entry(row(group, null, running, standing), running, null);
            }
            Opening opening = contracts.look(unit, running);
            checkFree(running);
            checkPool(opening);
            return new Entry(row(group, opening, running, Standing.NEW), running, opening);
        } catch (Refused why) {
            group.refuse(why);
            return new Entry(row(group, null, running, Standing.REFUSED), running, null);
        }
    }

    private @Nullable Client client(String called) {
        return clients.reachedAt(unit, called.toLowerCase(Locale.ROOT))
                .or(() -> clients.named(unit, called))
                .orElse(null);
    }

    /// Two clients of a list are not placed on one account.
    private void checkFree(Running running) {
        for (MappingLine line : running.enter().lines()) {
            AccountKey account = line.account();
            var owner = running.enter().clientId();
            if (account != null && !taken.getOrDefault(account, owner).equals(owner)) {
                throw Refused.at(
                        "account",
                        Problem.Code.ACCOUNT_TAKEN,
                        account + " is another client's by an earlier row of this list.");
            }
            if (account != null) {
                taken.put(account, owner);
            }
        }
    }

    private void checkPool(Opening opening) {
        for (Entry other : entries) {
            if (other.opening != null) {
                contracts.checkPool(opening, other.opening, other.row.reference());
            }
        }
    }

    private static ContractRow row(
            ContractGroup group,
            @Nullable Opening opening,
            @Nullable Running running,
            Standing standing) {
        return new ContractRow(
                group.line(),
                group.reference(),
                opening == null ? group.cell("client") : opening.book().clientName(),
                group.cell("fund"),
                group.principal(),
                group.startDate(),
                opening == null || running == null ? List.of() : payouts(opening, running),
                opening == null ? null : opening.state().due(),
                opening == null ? null : opening.state().accrued(),
                opening == null ? null : commissions(opening),
                standing,
                group.faults().text(),
                running == null ? "" : stood(group, running));
    }

    private static String stood(ContractGroup group, Running running) {
        var words = new ArrayList<String>();
        if (running.sold() != null) {
            words.add("Sold by " + group.cell("company"));
        }
        OwnTerms own = running.takeOver().terms();
        if (own != null) {
            words.add("Terms of its own: " + own.words());
        }
        SharesBefore shares = running.takeOver().shares();
        if (shares != null) {
            words.add("Performance " + shares.performance() + ", mark " + shares.highWaterMark());
        }
        UnitsBefore units = shares == null ? null : shares.units();
        if (units != null) {
            words.add(
                    units.units().toPlainString()
                            + " units"
                            + (units.series().isEmpty() ? "" : " of " + units.series())
                            + " at "
                            + units.price().toPlainString());
        }
        return String.join(" · ", words);
    }

    private static Money commissions(Opening opening) {
        return opening.postings().stream()
                .filter(one -> one.account().startsWith("23"))
                .map(Posting::money)
                .reduce(Money.zero(opening.state().principal().currency()), Money::plus);
    }

    private static List<ContractPayout> payouts(Opening opening, Running running) {
        var payouts = new ArrayList<ContractPayout>();
        for (PayoutRow row : opening.state().schedule().rows()) {
            PaidBefore paid =
                    running.takeOver().paidRows().stream()
                            .filter(one -> one.row().equals(row.ref()))
                            .findFirst()
                            .orElse(null);
            payouts.add(
                    new ContractPayout(
                            row.ref().toString(),
                            row.dueOn(),
                            row.payoutAmount(),
                            row.payoutState(),
                            paid == null ? null : paid.paidOn(),
                            paid == null ? "" : paid.evidence()));
        }
        return payouts;
    }
}
