package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.DepositList;
import fidus.bank.desk.DepositProposal;
import fidus.bank.desk.RecordProposed;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.Deposit;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.deposits.Heed;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Deposits that the statements propose, recorded and confirmed many at once: the list is frozen in
/// the command that another person agrees to, and carried out in one transaction with the
/// agreement, so that it is done once, in whole, whenever the server stops. What is proposed
/// otherwise by then is left as it is and listed with the reason.
final class DepositLists {
    static final String RECORD = "RECORD_DEPOSITS";

    private static final Shown NO_ROW = new Shown(Heed.BANK_ROW, Heed.NONE + ".");

    private static final String OTHER_ROW =
            "the bank's row is not as it was shown any more. Send it again, so that what the bank"
                    + " says is read before it is agreed to.";

    private final BankStatements.Ground ground;
    private final Houses houses;
    private final ProposedDeposits proposed;
    private final DepositListStore store = new DepositListStore();

    /// What two persons decide.
    record Asking(HouseAccountId id, List<RecordDeposit> deposits) {}

    DepositLists(BankStatements.Ground ground, Houses houses, Suggestions suggestions) {
        this.ground = ground;
        this.houses = houses;
        this.proposed = new ProposedDeposits(ground.audit(), suggestions);
        ground.deposits().doubted(this::doubts);
        ground.approvals().kind(RECORD, Asking.class, Set.of(Role.APPROVER), agreement());
        ground.approvals().lookedAtAgain(RECORD, Asking.class, Set.of(), this::shown);
    }

    private Approvals.Execution<Asking> agreement() {
        return new Approvals.Execution<>() {
            @Override
            public void lookedAt(Unit reading, Asking asking) {
                look(reading, asking.id);
            }

            @Override
            public void execute(Unit unit, Decided by, Asking asking) {
                agreed(unit, by, asking);
            }
        };
    }

    void routes(Routes routes) {
        routes.answerAfter(
                BankCalls.RECORD_PROPOSED,
                (asked, asks) -> {
                    look(asked.unit(), asks.id());
                    return asks;
                },
                this::ask,
                prepared -> {});
    }

    /// What speaks against deposits that stand on rows of statements.
    private List<String> doubts(Unit unit, Deposit of) {
        Set<String> rows = RowNames.in(of.evidence());
        List<String> doubts = new ArrayList<>();
        houses.all(unit).stream()
                .filter(account -> !rows.isEmpty() && account.name().equals(of.paidInto()))
                .map(account -> proposed.of(unit, account, of))
                .forEach(
                        now ->
                                rows.stream()
                                        .flatMap(row -> Stream.ofNullable(now.get(row)))
                                        .forEach(one -> doubts.addAll(one.doubts())));
        return doubts;
    }

    /// Finds beforehand what is proposed on the account.
    private void look(Unit reading, HouseAccountId id) {
        var _ = proposed.now(reading, houses.get(reading, id));
    }

    private Prepared ask(Asked asked, RecordProposed asks) {
        Unit unit = asked.unit();
        HouseAccount account = houses.get(unit, asks.id());
        List<RecordDeposit> deposits = asks.deposits();
        long rows = deposits.stream().map(RecordDeposit::evidence).distinct().count();
        if (deposits.isEmpty() || deposits.size() > RecordProposed.MOST || rows < deposits.size()) {
            throw bad("Choose 1 to %d proposals, each row once.".formatted(RecordProposed.MOST));
        }
        Map<String, DepositProposal> now = proposed.now(unit, account);
        for (RecordDeposit deposit : deposits) {
            DepositProposal proposal = now.get(deposit.evidence());
            String why = otherwise(proposal, deposit);
            if (why != null) {
                throw bad(deposit.evidence() + ": " + why + " Read the proposals again.");
            }
            ground.deposits().atOnce().check(unit, asked.actor().name(), deposit);
        }
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                RECORD,
                                subject(account.id()),
                                "Record and confirm " + many(deposits) + " on " + account.name(),
                                shown(unit, account, deposits, now),
                                new Asking(account.id(), deposits)));
    }

    private List<Shown> shown(Unit unit, Asking asking) {
        HouseAccount account = houses.get(unit, asking.id);
        return shown(unit, account, asking.deposits, proposed.now(unit, account));
    }

    /// What the second person reads. A deposit that is proposed otherwise says so.
    private static List<Shown> shown(
            Unit unit,
            HouseAccount account,
            List<RecordDeposit> deposits,
            Map<String, DepositProposal> now) {
        Map<String, Shown> sheet =
                RowSheet.named(unit, deposits.stream().map(RecordDeposit::evidence).toList());
        Money sum = Money.zero(account.currency());
        List<Shown> shown = new ArrayList<>();
        for (RecordDeposit deposit : deposits) {
            DepositProposal proposal = now.get(deposit.evidence());
            String why = otherwise(proposal, deposit);
            sum = sum.plus(deposit.deposited());
            shown.add(
                    why == null
                            ? DepositDoubts.line(Objects.requireNonNull(proposal))
                            : new Shown(deposit.evidence(), "It would be left out: " + why));
            shown.add(sheet.getOrDefault(deposit.evidence(), NO_ROW));
        }
        shown.addFirst(new Shown("Together", many(deposits) + ", " + sum));
        shown.addFirst(new Shown("Account", account.name()));
        return shown;
    }

    private static String many(List<RecordDeposit> deposits) {
        return deposits.size() == 1 ? "1 deposit" : deposits.size() + " deposits";
    }

    /// How approvals name a list of deposits of an account.
    static String subject(HouseAccountId id) {
        return "houseAccount/" + id.value() + "/deposits";
    }

    private static Refused bad(String message) {
        return Refused.at("deposits", Problem.Code.BAD_VALUE, message);
    }

    /// Why a deposit is not what is proposed now, null when it is.
    private static @Nullable String otherwise(
            @Nullable DepositProposal proposal, RecordDeposit deposit) {
        if (proposal == null) {
            return "nothing is proposed for this row any more.";
        }
        if (proposal.pending() != null) {
            return "a deposit is recorded on this row already.";
        }
        if (proposal.alone()) {
            return "the books may hold it already. %s If it is new money, record it by itself."
                    .formatted(String.join(" ", proposal.doubts()));
        }
        return deposit.equals(proposal.deposit())
                ? null
                : "it is proposed otherwise by now: " + proposal.why();
    }

    private void agreed(Unit unit, Decided by, Asking asking) {
        HouseAccount account = houses.get(unit, asking.id);
        Map<String, DepositProposal> now = proposed.now(unit, account);
        Set<String> otherRows = otherRows(unit, by.prepared().shown(), asking.deposits);
        List<DepositList.Line> lines = new ArrayList<>();
        for (RecordDeposit deposit : asking.deposits) {
            String left =
                    otherRows.contains(deposit.evidence())
                            ? OTHER_ROW
                            : left(unit, by, now.get(deposit.evidence()), deposit);
            if (left.isEmpty()) {
                ground.deposits().atOnce().confirm(unit, by, deposit);
            }
            lines.add(
                    new DepositList.Line(
                            deposit.evidence(),
                            ground.clients().get(unit, deposit.clientId()).name(),
                            deposit.deposited(),
                            left));
        }
        requireAny(lines);
        var list =
                new DepositList(
                        by.prepared().id().value().toString(),
                        account.id(),
                        by.maker().name(),
                        by.checker().name(),
                        unit.now(),
                        lines);
        store.add(unit, list);
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        RECORD,
                        "houseAccount/" + account.id().value(),
                        null,
                        list,
                        "");
    }

    /// Those whose row is there no more as it was shown.
    private static Set<String> otherRows(
            Unit unit, List<Shown> before, List<RecordDeposit> deposits) {
        Map<String, Shown> now =
                RowSheet.named(unit, deposits.stream().map(RecordDeposit::evidence).toList());
        Set<Shown> still = Set.copyOf(now.values());
        Set<String> changed =
                before.stream()
                        .filter(line -> !still.contains(line))
                        .map(Shown::label)
                        .collect(Collectors.toSet());
        return deposits.stream()
                .map(RecordDeposit::evidence)
                .filter(row -> changed.contains(Heed.ROW + row))
                .collect(Collectors.toSet());
    }

    private static void requireAny(List<DepositList.Line> lines) {
        if (lines.stream().noneMatch(DepositList.Line::done)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "None of these deposits can be recorded any more. The first, %s: %s"
                            .formatted(lines.getFirst().rowId(), lines.getFirst().leftBecause()));
        }
    }

    /// Why a deposit of the list is left as it is, empty when it is not. Nothing is written here.
    private String left(
            Unit unit, Decided by, @Nullable DepositProposal proposal, RecordDeposit deposit) {
        String why = otherwise(proposal, deposit);
        if (why != null) {
            return why;
        }
        List<String> since =
                DepositDoubts.since(by.prepared().shown(), Objects.requireNonNull(proposal));
        if (!since.isEmpty()) {
            return ("this speaks against it and was not shown: %s Send it again, so that it is read"
                            + " before it is agreed to.")
                    .formatted(String.join(" ", since));
        }
        try {
            ground.deposits().atOnce().check(unit, by.maker().name(), deposit);
            return "";
        } catch (Refused refused) {
            return refused.problem().message();
        }
    }
}
