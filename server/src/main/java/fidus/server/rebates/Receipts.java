package fidus.server.rebates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.Postings;
import fidus.mt5.CashCategory;
import fidus.rebates.FindRebateRuns;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateCreditList;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.ReceivedInto;
import fidus.rebates.RecordReceipt;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.deals.Settled;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What brokers paid for their runs, each recorded by one and approved by another person.
final class Receipts implements Settled {
    /// The command another person approves to record what a broker paid.
    static final String RECEIVE = "RECEIVE_REBATES";

    private static final String BANK = "1010";

    private final RebateStore store;
    private final Rebates.Ground ground;
    private final RebateRuns runs;
    private final Credits credits;
    private final ReceiptReversals reversals;

    /// A receipt as it was shown.
    ///
    /// @param on the day it was to count from; absent in what waited before that was kept
    record Received(RebateRunId id, RebateReceipt receipt, long version, @Nullable LocalDate on) {}

    Receipts(RebateStore store, Rebates.Ground ground, RebateRuns runs) {
        this.store = store;
        this.ground = ground;
        this.runs = runs;
        credits = new Credits(store, ground);
        ground.deals().settles(CashCategory.REBATE, this);
        reversals = new ReceiptReversals(store, ground);
        ground.approvals().kind(RECEIVE, Received.class, Set.of(Role.APPROVER), this::received);
    }

    void routes(Routes routes) {
        routes.answer(RebateCalls.RECEIVE, this::askReceipt);
        reversals.routes(routes);
        routes.answer(
                RebateCalls.CREDITS,
                (asked, about) ->
                        new RebateCreditList(
                                credits.open(asked.unit(), store.get(asked.unit(), about.id()))));
    }

    @Override
    public void open(Unit unit, Actor actor, String dealKey, String why) {
        for (RebateRun run : store.found(unit, new FindRebateRuns(null))) {
            if (run.receipts().stream().anyMatch(one -> dealKey.equals(one.dealKey()))) {
                runs.move(unit, actor, run, run.without(dealKey), why);
            }
        }
    }

    private Prepared askReceipt(Asked asked, RecordReceipt asks) {
        RebateRun run = store.get(asked.unit(), asks.id());
        RebateReceipt receipt = asks.receipt();
        checkReceipt(asked.unit(), run, receipt);
        LocalDate on = countsOn(asked.unit(), run, receipt);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Claimed", run.claimed().toString()));
        shown.add(new Shown("Received", receipt.received() + " on " + receipt.receivedOn()));
        shown.add(new Shown("Counts on", on.toString()));
        shown.add(new Shown("Into", receipt.receivedInto() + " " + receipt.account()));
        shown.add(new Shown("Evidence", receipt.evidence()));
        shown.add(
                new Shown(
                        "Open afterwards", run.difference().minus(receipt.received()).toString()));
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                RECEIVE,
                                Rebates.subject(run.id()),
                                "Received " + receipt.received() + " of " + RebateShown.title(run),
                                shown,
                                new Received(run.id(), receipt, run.version(), on)));
    }

    private void checkReceipt(Unit unit, RebateRun run, RebateReceipt receipt) {
        if (!run.rebateRunState().posted()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run is " + run.rebateRunState() + "; what is claimed is received.");
        }
        if (receipt.received().signum() <= 0
                || receipt.account().isBlank()
                || receipt.evidence().strip().length() < 3
                || receipt.evidence().length() > 200) {
            throw Refused.at(
                    "receipt",
                    Problem.Code.BAD_VALUE,
                    "A receipt is above zero and names the account and the reference on its"
                            + " statement.");
        }
        checkPlace(unit, run, receipt);
        run.claimed().compareTo(receipt.received());
        boolean used =
                store.found(unit, new FindRebateRuns(null)).stream()
                        .flatMap(other -> other.receipts().stream())
                        .anyMatch(
                                other ->
                                        other.evidence()
                                                .strip()
                                                .equalsIgnoreCase(receipt.evidence().strip()));
        if (used) {
            throw Refused.at(
                    "receipt", Problem.Code.EVIDENCE_USED, "This reference was recorded already.");
        }
        LocalDate today = unit.today();
        if (receipt.receivedOn().isAfter(today)) {
            throw Refused.at(
                    "receipt", Problem.Code.BAD_VALUE, "Nothing was received in the future.");
        }
    }

    /// What came to an account at a broker is in the deal book already, which posted it.
    private void checkPlace(Unit unit, RebateRun run, RebateReceipt receipt) {
        String deal = receipt.dealKey();
        if (receipt.receivedInto() == ReceivedInto.BANK) {
            if (deal != null) {
                throw Refused.at(
                        "receipt", Problem.Code.BAD_VALUE, "A bank's receipt names no deal.");
            }
            checkFree(unit, receipt);
        } else if (deal == null) {
            throw Refused.at(
                    "receipt",
                    Problem.Code.BAD_VALUE,
                    "What came to an account at the broker is a credit on its statement. Import"
                            + " that and choose the credit.");
        } else if (!credits.get(unit, run, deal).receipt().equals(receipt.counting(null))) {
            throw Refused.at(
                    "receipt",
                    Problem.Code.BAD_VALUE,
                    "Deal " + deal + " says another sum, day or account than this receipt.");
        }
    }

    /// What stands for a deposit, a payment or another entry already did not come from the broker.
    private void checkFree(Unit unit, RebateReceipt receipt) {
        try {
            ground.unused().require(unit, receipt.account(), receipt.evidence().strip());
        } catch (Refused used) {
            throw Refused.at("row", used.problem().code(), used.problem().message());
        }
    }

    private void received(Unit unit, Decided by, Received received) {
        Actor maker = by.maker().asking(by.checker().request());
        RebateRun run = store.get(unit, received.id);
        if (run.version() != received.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This run is not what was shown any more. Prepare it again.");
        }
        RebateReceipt receipt = received.receipt;
        checkReceipt(unit, run, receipt);
        LocalDate on = countsOn(unit, run, receipt);
        if (received.on != null && !received.on.equals(on)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This receipt counts on "
                            + on
                            + " by now, and "
                            + received.on
                            + " was shown. Prepare it again.");
        }
        if (receipt.dealKey() == null) {
            ground.ledger().post(unit, maker, by.checker().id(), atBank(unit, run, receipt, on));
        }
        runs.move(unit, maker, run, run.received(receipt.counting(on)), "");
    }

    /// What came to an account is booked by its deal; what came to a bank is booked here. When it
    /// was paid is evidence; from when it counts is what the entry says.
    private LocalDate countsOn(Unit unit, RebateRun run, RebateReceipt receipt) {
        String deal = receipt.dealKey();
        return deal == null
                ? ground.ledger().countsOn(unit, Rebates.EVENT, receipt.receivedOn())
                : credits.get(unit, run, deal).countsOn();
    }

    /// Named by its evidence, which no other receipt that stands has.
    private NewEntry atBank(Unit unit, RebateRun run, RebateReceipt receipt, LocalDate on) {
        return new NewEntry(
                Rebates.EVENT,
                Rebates.subject(run.id()),
                ReceiptLeg.next(unit, ground.ledger(), run, receipt),
                on,
                List.of(
                        Postings.debit(
                                BANK,
                                receipt.received(),
                                Map.of("broker", run.broker(), "bankAccount", receipt.account())),
                        Postings.credit(
                                Rebates.RECEIVABLE, receipt.received(), Rebates.dimensions(run))),
                "Rebates of " + run.broker() + " received, " + receipt.evidence());
    }
}
