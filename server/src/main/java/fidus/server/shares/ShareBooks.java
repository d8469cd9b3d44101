package fidus.server.shares;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.shares.ShareLine;
import fidus.fees.shares.ShareRun;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.investments.schedule.ShareValuation;
import fidus.ledger.JournalEntry;
import fidus.ledger.Postings;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What an approved valuation does in the contracts and in the journal (E18), and back.
final class ShareBooks {
    static final String EVENT = "E18";
    static final String COST = "5020";
    static final String DUE = "2210";

    private final Shares.Ground ground;
    private final ShareStore store;
    private final PrincipalBooks principals;

    ShareBooks(Shares.Ground ground, ShareStore store) {
        this.ground = ground;
        this.store = store;
        principals = new PrincipalBooks(ground, store);
    }

    void post(Unit unit, Decided by, ShareRun run) {
        Actor maker = by.maker().asking(by.checker().request());
        for (ShareLine line : run.lines()) {
            if (line.shareAmount().signum() > 0) {
                JournalEntry posted =
                        ground.ledger()
                                .post(unit, maker, by.checker().id(), entry(unit, run, line));
                PayoutRow row = row(unit, maker, run, line, posted.valueOn());
                store.booked(unit, line.investmentId(), row.ref(), posted.valueOn());
            }
            if (line.principalDue() != null) {
                principals.post(unit, by, run, line);
            }
        }
    }

    /// Whether this valuation of a line made the principal due.
    boolean madeDue(Unit unit, ShareRun run, ShareLine line) {
        return line.principalDue() != null && principals.isDue(unit, run, line);
    }

    void reverse(Unit unit, Decided by, ShareRun run, String reason) {
        Actor maker = by.maker().asking(by.checker().request());
        for (ShareLine line : run.lines().reversed()) {
            if (line.principalDue() != null) {
                principals.reverse(unit, by, run, line, reason);
            }
            if (line.shareAmount().signum() > 0) {
                var posted = new Ledger.Posted(EVENT, Shares.subject(run.id()), leg(line));
                JournalEntry back =
                        ground.ledger()
                                .reversePosted(unit, maker, by.checker().id(), posted, reason);
                takeBack(unit, maker, run, line, back.valueOn());
            }
        }
    }

    /// @throws Refused `WRONG_STATE` when a share of this valuation, or a principal it valued, was
    ///   asked for or paid, or the commission on a share is approved or paid
    void checkUntouched(Unit unit, ShareRun run) {
        for (ShareLine line : run.lines()) {
            if (line.shareAmount().signum() > 0) {
                ContractBook book = ground.books().get(unit, line.investmentId());
                PayoutRef share = rowOf(book.schedule(), run, line).ref();
                var _ = book.schedule().withoutShare(share);
                book.commissions().live(share).ifPresent(one -> checkOpen(line, one));
            }
            if (line.principalDue() != null) {
                principals.checkUntouched(unit, run, line);
            }
        }
    }

    private static void checkOpen(ShareLine line, CommissionRow commission) {
        boolean decided =
                commission.commissionState() == CommissionState.APPROVED
                        || commission.commissionState() == CommissionState.PAID;
        if (decided) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The commission on the share of contract "
                            + line.number()
                            + " is "
                            + commission.commissionState()
                            + ". Revoke it first; what is paid is not taken back.");
        }
    }

    private PayoutRow row(
            Unit unit, Actor maker, ShareRun run, ShareLine line, LocalDate countsOn) {
        ContractBook before = ground.books().get(unit, line.investmentId());
        long shares =
                before.schedule().rows().stream()
                        .filter(row -> row.payoutKind() == PayoutKind.PERFORMANCE_SHARE)
                        .count();
        PayoutRow row =
                new ShareValuation(
                                dueOn(before.schedule(), run),
                                line.valuationState(),
                                line.performance(),
                                line.markAfter(),
                                line.shareAmount())
                        .row((int) shares + 1, line.periodFrom());
        ground.books()
                .replaceEarning(
                        unit,
                        maker,
                        before,
                        following(unit, before, before.schedule().with(row)),
                        new ContractBooks.Counted("ADD_PERFORMANCE_SHARE", countsOn));
        ground.states().reopen(unit, maker, line.investmentId());
        return row;
    }

    private ContractBook following(Unit unit, ContractBook before, PayoutSchedule rows) {
        return before.with(
                rows,
                before.commissions().onPerformanceShare()
                        ? before.commissions()
                                .following(
                                        rows,
                                        ground.agents().of(unit, before.clientId(), before.id()))
                        : before.commissions());
    }

    private void takeBack(
            Unit unit, Actor maker, ShareRun run, ShareLine line, LocalDate countsOn) {
        ContractBook before = ground.books().get(unit, line.investmentId());
        PayoutRow share = rowOf(before.schedule(), run, line);
        PayoutSchedule rows = before.schedule().withoutShare(share.ref());
        ground.books()
                .replaceEarning(
                        unit,
                        maker,
                        before,
                        TakenBack.of(
                                store.booked(unit, before.id(), share.ref()).orElse(share.dueOn()),
                                countsOn,
                                before,
                                following(unit, before, rows)),
                        new ContractBooks.Counted("TAKE_BACK_PERFORMANCE_SHARE", countsOn));
        ground.states().closeWhenPaid(unit, maker, rows, line.investmentId());
    }

    private static PayoutRow rowOf(PayoutSchedule rows, ShareRun run, ShareLine line) {
        return rows.rows().stream()
                .filter(row -> row.payoutKind() == PayoutKind.PERFORMANCE_SHARE)
                .filter(row -> row.payoutState() != PayoutState.CANCELLED)
                .filter(row -> row.dueOn().equals(dueOn(rows, run)))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "Contract "
                                                + line.number()
                                                + " has no share of "
                                                + run.period()
                                                + "."));
    }

    private static LocalDate dueOn(PayoutSchedule rows, ShareRun run) {
        return ShareValuation.upTo(rows.dates(), run.valuationOn());
    }

    static Map<String, String> dimensions(ContractBook book) {
        return Map.of(
                "contract",
                book.id().value().toString(),
                "client",
                book.clientId().value().toString(),
                "fund",
                book.fundCode().name());
    }

    private NewEntry entry(Unit unit, ShareRun run, ShareLine line) {
        ContractBook book = ground.books().get(unit, line.investmentId());
        Map<String, String> dimensions = dimensions(book);
        return new NewEntry(
                EVENT,
                Shares.subject(run.id()),
                leg(line),
                ground.ledger().countsOn(unit, EVENT, dueOn(book.schedule(), run)),
                List.of(
                        Postings.debit(COST, line.shareAmount(), dimensions),
                        Postings.credit(DUE, line.shareAmount(), dimensions)),
                "Performance share of " + run.period() + ", contract " + line.number());
    }

    static String leg(ShareLine line) {
        return "contract " + line.number();
    }
}
