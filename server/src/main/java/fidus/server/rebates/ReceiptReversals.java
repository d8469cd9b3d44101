package fidus.server.rebates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.rebates.RebateCalls;
import fidus.rebates.RebateReceipt;
import fidus.rebates.RebateRun;
import fidus.rebates.RebateRunId;
import fidus.rebates.ReceivedInto;
import fidus.rebates.ReverseReceipt;
import fidus.rebates.TakenBackReceipt;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes back what was recorded as paid to a bank, by one person and approved by another: the entry
/// is mirrored, the claim is open again, and the reference is free. What came to an account at a
/// broker is taken back with its deal, which booked it.
final class ReceiptReversals {
    /// The command another person approves.
    static final String REVERSE = "REVERSE_REBATE_RECEIPT";

    private final RebateStore store;
    private final Rebates.Ground ground;

    /// A receipt as it was shown.
    ///
    /// @param on the day the mirror counts from
    record Wrong(
            RebateRunId id, RebateReceipt receipt, LocalDate on, long version, String reason) {}

    ReceiptReversals(RebateStore store, Rebates.Ground ground) {
        this.store = store;
        this.ground = ground;
        ground.approvals().kind(REVERSE, Wrong.class, Set.of(Role.APPROVER), this::reversed);
    }

    void routes(Routes routes) {
        routes.answer(RebateCalls.REVERSE_RECEIPT, this::ask);
    }

    private Prepared ask(Asked asked, ReverseReceipt asks) {
        Unit unit = asked.unit();
        RebateRun run = store.get(unit, asks.id());
        RebateReceipt receipt = named(run, asks.evidence());
        String reason = Rebates.reason(asks.reason());
        JournalEntry entry = entry(unit, run, receipt);
        LocalDate on = countsOn(unit, entry);
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Claimed", run.claimed().toString()));
        shown.add(new Shown("Received", receipt.received() + " on " + receipt.receivedOn()));
        shown.add(new Shown("Into", receipt.receivedInto() + " " + receipt.account()));
        shown.add(new Shown("Evidence", receipt.evidence()));
        shown.add(new Shown("Entry that is mirrored", String.valueOf(entry.number())));
        shown.add(new Shown("Posted on", on.toString()));
        shown.add(new Shown("Matched", matched(unit, entry)));
        shown.add(
                new Shown("Open afterwards", run.difference().plus(receipt.received()).toString()));
        shown.add(new Shown("Reason", reason));
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                REVERSE,
                                Rebates.subject(run.id()),
                                "Take back the receipt of "
                                        + receipt.received()
                                        + " for "
                                        + RebateShown.title(run),
                                List.copyOf(shown),
                                new Wrong(run.id(), receipt, on, run.version(), reason)));
    }

    private String matched(Unit unit, JournalEntry entry) {
        return ground.matched().test(unit, entry)
                ? "with a row of the bank's statement; the match stays until it is undone in its"
                        + " run, or until the receipt is recorded again with the same sum"
                : "with no row of a statement";
    }

    private void reversed(Unit unit, Decided by, Wrong wrong) {
        RebateRun run = store.get(unit, wrong.id);
        if (run.version() != wrong.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This run is not what was shown any more. Prepare it again.");
        }
        RebateReceipt receipt = named(run, wrong.receipt.evidence());
        JournalEntry entry = entry(unit, run, receipt);
        LocalDate on = countsOn(unit, entry);
        if (!on.equals(wrong.on)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Entry "
                            + entry.number()
                            + " would be mirrored on "
                            + on
                            + ", which is not the day that was shown. Prepare it anew.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        ground.ledger().reverse(unit, maker, by.checker().id(), entry.id(), wrong.reason);
        var taken = new TakenBackReceipt(receipt, on, wrong.reason);
        store.replace(unit, run, run.without(taken));
        ground.audit()
                .record(
                        unit,
                        maker,
                        REVERSE,
                        Rebates.subject(run.id()),
                        receipt,
                        taken,
                        wrong.reason);
    }

    private LocalDate countsOn(Unit unit, JournalEntry entry) {
        return ground.ledger().countsOn(unit, Ledger.CORRECTION, entry.valueOn());
    }

    private static RebateReceipt named(RebateRun run, String evidence) {
        RebateReceipt receipt =
                run.receipts().stream()
                        .filter(one -> one.evidence().strip().equalsIgnoreCase(evidence.strip()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Refused.at(
                                                "evidence",
                                                Problem.Code.NOT_FOUND,
                                                "Nothing received stands on "
                                                        + evidence.strip()
                                                        + " for this claim. Load the claim"
                                                        + " again."));
        if (receipt.receivedInto() != ReceivedInto.BANK) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.WRONG_STATE,
                    "Deal "
                            + receipt.evidence()
                            + " booked it. Say on the review page what the movement is; the claim"
                            + " is open again with that.");
        }
        return receipt;
    }

    /// The entry of a receipt that stands: of this run, or of one of its month that was reversed
    /// and handed it over.
    private JournalEntry entry(Unit unit, RebateRun run, RebateReceipt receipt) {
        List<JournalEntry> found =
                store.ever(unit, run.broker(), run.period()).stream()
                        .map(RebateRun::id)
                        .flatMap(
                                id ->
                                        ground
                                                .ledger()
                                                .search()
                                                .standingOf(
                                                        unit, Rebates.EVENT, Rebates.subject(id))
                                                .stream())
                        .filter(
                                one ->
                                        ReceiptLeg.evidence(one)
                                                .filter(receipt.evidence()::equals)
                                                .isPresent())
                        .toList();
        if (found.size() != 1) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.NOT_FOUND,
                    "The journal has no entry for " + receipt.evidence() + " that stands.");
        }
        return found.getFirst();
    }
}
