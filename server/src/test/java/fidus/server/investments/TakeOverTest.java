package fidus.server.investments;

import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.RoundingRule;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentState;
import fidus.investments.MappingLine;
import fidus.investments.book.BookCalls;
import fidus.investments.book.OwnTerms;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.commissions.CommissionState;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutState;
import fidus.payments.wallets.HouseAccountId;
import fidus.redemptions.RedemptionCalls;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Client A's CORE contract of 2025-10-01 over 18,151.41 (rows of 272.27 on the first of each month
/// of 2026), taken over in June 2026 after four rows were paid elsewhere.
class TakeOverTest extends PayDesk {
    private static final LocalDate START = LocalDate.parse("2025-10-01");
    private static final LocalDate UNTIL = LocalDate.parse("2026-05-31");

    private Investment core;

    @BeforeEach
    void enteredLate() {
        at("2026-06-15");
        core = signedInThePast(FundCode.CORE, "18151.41");
    }

    @Test
    void whatIsOwedOpensAndWhatWasPaidIsNeverPaidAgain() {
        approve(takeOver(taken(paid(4))));

        // Accrued by 31 May: six months of 272.27115 less five rows.
        assertThat(balances("2100")).isEqualTo("-18151.41 USD");
        assertThat(balances("3900")).isEqualTo("18695.96 USD");
        assertThat(balances("1010")).isEqualTo("0.00 USD");
        // The sixth row fell due on 1 June and was accrued but for its last cent before.
        assertThat(balances("2210")).isEqualTo("-544.54 USD");
        assertThat(page(core).investment().investmentState()).isEqualTo(InvestmentState.ACTIVE);
        assertThat(stateOf(4)).isEqualTo(PayoutState.PAID);
        assertThat(stateOf(5)).isEqualTo(PayoutState.AVAILABLE);
        assertThat(stateOf(7)).isEqualTo(PayoutState.SCHEDULED);
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("544.54"));
        assertThat(refusal(core, PayoutRef.interest(1))).isEqualTo(Problem.Code.ROW_IN_USE);
        assertThat(redemptions())
                .hasSize(4)
                .allMatch(one -> String.valueOf(one.payment()).startsWith("before/WIRE "));
        assertThat(payables()).isEmpty();

        wallet("client/" + ada.id().value(), "Ada Example", "DE89370400440532013000");
        HouseAccountId house = houseBank();
        at("2026-06-17");
        approve(
                ask(
                        RedemptionCalls.REQUEST,
                        redeem(core, PayoutRef.interest(5), PayoutRef.interest(6)),
                        operator));
        approve(confirmed(sent(house), "BANK-1"));
        assertThat(balances("2210")).isEqualTo("0.00 USD");
        assertThat(balances("1010")).isEqualTo("-544.54 USD");
        at("2026-12-01");
        server.rollDay();
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("19785.04"));
        assertThat(balances("2100")).isEqualTo("0.00 USD");
        assertThat(balances("2200")).isEqualTo("0.00 USD");
        // 3,267.25 of interest in all, of which 1,633.63 had been accrued before.
        assertThat(balances("5010")).isEqualTo("1633.62 USD");
    }

    @Test
    void commissionsOfRowsPaidBeforeAreSettledAndOthersAreOwed() {
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Bea Agent", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), START, "Brought the client to us"),
                        operator));
        approve(takeOver(taken(paid(4))));

        assertThat(commissions().subList(0, 4))
                .allMatch(line -> line.row().commissionState() == CommissionState.PAID);
        assertThat(commissions().get(4).row().commissionState()).isEqualTo(CommissionState.READY);
        assertThat(commissions().get(5).row().commissionState()).isEqualTo(CommissionState.READY);
        assertThat(commissions().get(6).row().commissionState()).isEqualTo(CommissionState.PENDING);
        assertThat(balances("2310")).isEqualTo("-54.46 USD");
        assertThat(balances("2300")).isEqualTo("0.00 USD");
    }

    @Test
    void whatDoesNotFitTheScheduleIsRefusedWithItsRowAndChangesNothing() {
        refused("paid.1.paid", changed(1, row(2, "2026-02-01", "272.28", "WIRE 2")));
        refused("paid.1.row", changed(1, row(1, "2026-02-01", "272.27", "WIRE 2")));
        refused("paid.1.row", changed(1, row(6, "2026-05-31", "272.27", "WIRE 2")));
        refused("paid.1.paidOn", changed(1, row(2, "2026-06-01", "272.27", "WIRE 2")));
        refused("paid.1.evidence", changed(1, row(2, "2026-02-01", "272.27", " W ")));
        var principal =
                new PaidBefore(PayoutRef.principal(), UNTIL, usd("18151.41"), "WIRE principal");
        refused("paid.1.row", changed(1, principal));
        refused("takenOverOn", new TakeOver(core.id(), UNTIL, UNTIL, List.of(), "On file, page 1"));
        refused(
                "takenOverOn",
                new TakeOver(
                        core.id(),
                        START,
                        LocalDate.parse("2026-06-16"),
                        List.of(),
                        "On file, page 1"));
        refused("reason", new TakeOver(core.id(), START, UNTIL, List.of(), "On file"));
        core = signedInThePast(FundCode.UNLIMITED, "250000.00");
        refused("shares.valuedOn", taken(List.of()));
        assertThat(entries()).isZero();
        assertThat(redemptions()).isEmpty();
    }

    /// Client A's CORE contract as it runs by days (golden case G4): row 1 of 272.27 was due on 30
    /// December and paid on its day, and row 12 is of 272.27 too where each row is rounded.
    @Test
    void aContractThatRanUnderOtherTermsGoesOnByThemAndNothingIsPayableTwice() {
        at("2026-01-02");
        var own = new OwnTerms(DateConvention.DAY_COUNT, RoundingRule.EACH_ROUNDED, null);
        List<PaidBefore> first = List.of(row(1, "2025-12-30", "272.27", "WIRE 1"));
        refused("paid.0.row", underTerms(null, first));
        Prepared waits = takeOver(underTerms(own, first));
        assertThat(waits.shown().stream().map(one -> one.label() + ": " + one.value()))
                .contains(
                        "Date convention: CALENDAR_MONTHS → DAY_COUNT",
                        "Rounding rule: RESIDUAL_LAST → EACH_ROUNDED");
        approve(waits);

        assertThat(page(core).investment().terms())
                .isEqualTo(
                        terms(FundCode.CORE)
                                .with(DateConvention.DAY_COUNT, RoundingRule.EACH_ROUNDED));
        assertThat(page(core).book().schedule().interestRows())
                .extracting(one -> one.dueOn().toString())
                .containsExactly(
                        "2025-12-30",
                        "2026-01-29",
                        "2026-02-28",
                        "2026-03-30",
                        "2026-04-29",
                        "2026-05-29",
                        "2026-06-28",
                        "2026-07-28",
                        "2026-08-27",
                        "2026-09-26",
                        "2026-10-26",
                        "2026-11-25");
        assertThat(stateOf(1)).isEqualTo(PayoutState.PAID);
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("0.00"));
        // One day of the second row: 272.27115 ÷ 30.
        assertThat(balances("2200")).isEqualTo("-9.08 USD");
        at("2026-01-28");
        server.rollDay();
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("0.00"));
        at("2026-01-29");
        server.rollDay();
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("272.27"));
        assertThat(refusal(core, PayoutRef.interest(1))).isEqualTo(Problem.Code.ROW_IN_USE);
        at("2026-12-01");
        server.rollDay();
        // Rows 2 to 12 and the principal, which is due six days after the last row.
        assertThat(page(core).redeemable().redeemableNow()).isEqualTo(usd("21146.38"));
        assertThat(balances("2200")).isEqualTo("0.00 USD");
        assertThat(page(core).book().schedule().interest()).isEqualTo(usd("3267.24"));
    }

    @Test
    void termsThatCannotBeComputedAreRefusedWithTheirField() {
        refused(
                "terms.monthlyRate",
                underTerms(new OwnTerms(null, null, new BigDecimal("1.5")), List.of()));
        core = signedInThePast(FundCode.UNLIMITED, "250000.00");
        refused(
                "terms.monthlyRate",
                underTerms(new OwnTerms(null, null, new BigDecimal("0.02")), List.of()));
    }

    private TakeOver underTerms(@Nullable OwnTerms own, List<PaidBefore> paid) {
        LocalDate until = LocalDate.parse("2025-12-31");
        return new TakeOver(
                core.id(), START, until, paid, "Contract and wires on file", null, null, own);
    }

    @Test
    void aContractIsTakenOverOnce() {
        Prepared waits = takeOver(taken(paid(4)));
        approve(waits);
        Problem why = problem(() -> takeOver(taken(paid(4))));
        assertThat(why.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(balances("2100")).isEqualTo("-18151.41 USD");
    }

    private PayoutState stateOf(int sequence) {
        return page(core).book().schedule().row(PayoutRef.interest(sequence)).payoutState();
    }

    private Prepared takeOver(TakeOver asks) {
        return ask(BookCalls.TAKE_OVER, asks, operator);
    }

    private TakeOver taken(List<PaidBefore> paid) {
        return new TakeOver(core.id(), START, UNTIL, paid, "Contract and wires on file, page 1");
    }

    private TakeOver changed(int at, PaidBefore other) {
        var rows = new ArrayList<>(paid(4));
        rows.set(at, other);
        return taken(rows);
    }

    private void refused(String field, TakeOver asks) {
        Problem why = problem(() -> takeOver(asks));
        assertThat(why.fields()).as(why.message()).isNotEmpty();
        assertThat(why.fields().getFirst().field()).as(why.message()).isEqualTo(field);
    }

    private static List<PaidBefore> paid(int rows) {
        var paid = new ArrayList<PaidBefore>();
        for (int i = 1; i <= rows; i++) {
            paid.add(row(i, "2026-0" + i + "-02", "272.27", "WIRE " + i));
        }
        return paid;
    }

    private static PaidBefore row(int sequence, String on, String sum, String evidence) {
        return new PaidBefore(
                PayoutRef.interest(sequence), LocalDate.parse(on), usd(sum), evidence);
    }

    private Investment signedInThePast(FundCode fund, String principal) {
        var enter =
                new EnterContract(
                        ada.id(),
                        fund,
                        usd(principal),
                        START,
                        START,
                        List.of(new MappingLine(null, usd(principal), "Kept at the bank")),
                        "Signed on paper, page 1 of 4");
        approve(ask(InvestmentCalls.ENTER, enter, operator));
        return ask(InvestmentCalls.LIST, new FindInvestments(null, 1), operator).rows().getFirst();
    }
}
