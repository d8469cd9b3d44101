package fidus.server.funds;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.FundList;
import fidus.funds.FundTerms;
import fidus.funds.NewTerms;
import fidus.funds.StandardTerms;
import fidus.funds.TermsHistory;
import fidus.funds.WithdrawTerms;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Audit;
import fidus.server.funds.FundStore.Kept;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The terms of the funds. Every fund begins with the house's first version; a further one takes
/// two people and a day that has not come yet. Contracts copy the version of the day they were
/// signed, so nothing here changes a contract.
public final class Funds {
    /// The command another person approves to add a version.
    public static final String NEW_TERMS = "NEW_TERMS";

    /// The command another person approves to withdraw a version that is not in force yet.
    public static final String WITHDRAW_TERMS = "WITHDRAW_TERMS";

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1_000;

    private final FundStore store = new FundStore();
    private final Audit audit;
    private final Approvals approvals;

    /// A version as it was shown, on the history as it was.
    ///
    /// @param versions how many the fund had
    record Change(FundTerms terms, int versions, String reason) {}

    public Funds(Audit audit, Approvals approvals) {
        this.audit = audit;
        this.approvals = approvals;
        approvals.kind(NEW_TERMS, Change.class, Set.of(Role.APPROVER), this::added);
        approvals.kind(WITHDRAW_TERMS, Change.class, Set.of(Role.APPROVER), this::withdrawn);
    }

    public static void shape(Migrations migrations) {
        FundStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(FundCalls.LIST, this::list);
        routes.answer(FundCalls.NEW_TERMS, this::prepareNew);
        routes.answer(FundCalls.WITHDRAW_TERMS, this::prepareWithdrawal);
    }

    /// How approvals and the audit log name a fund.
    public static String subject(FundCode fund) {
        return "fund/" + fund;
    }

    /// Today where the house does business.
    public LocalDate businessDate(Unit unit) {
        return unit.today();
    }

    public TermsHistory history(Unit unit, FundCode fund) {
        return store.terms(unit, fund).map(Kept::history).orElseGet(() -> begun(fund));
    }

    /// The version a contract signed on this day copies.
    ///
    /// @throws Refused `BAD_VALUE` for a day before the first version
    public FundTerms inForce(Unit unit, FundCode fund, LocalDate signedOn) {
        return history(unit, fund)
                .inForceOn(signedOn)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "signedOn",
                                        Problem.Code.BAD_VALUE,
                                        fund + " had no terms on " + signedOn + "."));
    }

    private static TermsHistory begun(FundCode fund) {
        return TermsHistory.of(StandardTerms.firstVersion(fund, FIRST));
    }

    private FundList list(Asked asked, Nothing nothing) {
        return new FundList(
                businessDate(asked.unit()),
                Arrays.stream(FundCode.values()).map(fund -> history(asked.unit(), fund)).toList());
    }

    private Prepared prepareNew(Asked asked, NewTerms asks) {
        reason(asks.reason());
        FundCode fund = asks.terms().fundCode();
        TermsHistory before = history(asked.unit(), fund);
        int number = before.versions().getLast().termsVersion() + 1;
        FundTerms terms = asks.terms().as(number, asks.terms().effectiveFrom());
        before.with(terms, businessDate(asked.unit()));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        NEW_TERMS,
                        subject(fund),
                        fund + " terms, version " + number + " from " + terms.effectiveFrom(),
                        TermsShown.lines(before.versions().getLast(), terms, asks.reason()),
                        new Change(terms, before.versions().size(), asks.reason().strip())));
    }

    private Prepared prepareWithdrawal(Asked asked, WithdrawTerms asks) {
        reason(asks.reason());
        FundCode fund = asks.fundCode();
        TermsHistory before = history(asked.unit(), fund);
        before.withdrawn(asks.termsVersion(), businessDate(asked.unit()));
        FundTerms gone =
                before.versions().stream()
                        .filter(version -> version.termsVersion() == asks.termsVersion())
                        .findFirst()
                        .orElseThrow();
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        WITHDRAW_TERMS,
                        subject(fund),
                        "Withdraw version "
                                + asks.termsVersion()
                                + " of the "
                                + fund
                                + " terms, which was to start on "
                                + gone.effectiveFrom(),
                        TermsShown.lines(gone, gone, asks.reason()),
                        new Change(gone, before.versions().size(), asks.reason().strip())));
    }

    private void added(Unit unit, Decided by, Change change) {
        Optional<Kept> stored = asShown(unit, change);
        TermsHistory before = stored.map(Kept::history).orElseGet(() -> begun(fund(change)));
        TermsHistory after = before.with(change.terms, businessDate(unit));
        store.store(unit, stored, after);
        record(unit, by, before, after, change);
    }

    private void withdrawn(Unit unit, Decided by, Change change) {
        Optional<Kept> stored = asShown(unit, change);
        TermsHistory before = stored.map(Kept::history).orElseGet(() -> begun(fund(change)));
        TermsHistory after = before.withdrawn(change.terms.termsVersion(), businessDate(unit));
        store.store(unit, stored, after);
        record(unit, by, before, after, change);
    }

    private void record(
            Unit unit, Decided by, TermsHistory before, TermsHistory after, Change change) {
        audit.record(
                unit,
                by.maker().asking(by.checker().request()),
                by.prepared().command(),
                subject(after.fundCode()),
                before,
                after,
                change.reason);
    }

    private Optional<Kept> asShown(Unit unit, Change change) {
        Optional<Kept> stored = store.terms(unit, fund(change));
        if (stored.map(kept -> kept.history().versions().size()).orElse(1) != change.versions) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The terms of "
                            + fund(change)
                            + " were changed since this was prepared. Prepare it again.");
        }
        return stored;
    }

    private static FundCode fund(Change change) {
        return change.terms.fundCode();
    }

    static void reason(String reason) {
        int length = reason.strip().length();
        if (length < SHORTEST_REASON || length > LONGEST_REASON) {
            throw Refused.at("reason", Problem.Code.BAD_VALUE, "Say why in 10 to 1000 characters.");
        }
    }
}
