package fidus.server.investments;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.funds.FundCalls;
import fidus.funds.FundCode;
import fidus.funds.NewTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.BookCalls;
import fidus.investments.book.RedeemEarly;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutState;
import fidus.server.settings.Unset;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;

/// The principal paid back before its time (E19), through the whole server.
class EarlyEndTest extends BookDesk {
    /// 20,000.00 of CORE from 2025-10-03: 300.00 a month from 2025-12-03 on, 5 % penalty, 30 days.
    private Investment core() {
        approve(
                ask(
                        FundCalls.NEW_TERMS,
                        new NewTerms(
                                terms(FundCode.CORE)
                                        .change()
                                        .earlyRedemption(new BigDecimal("0.05"), 30)
                                        .version(2, LocalDate.parse("2025-10-02"))
                                        .terms(),
                                "Early redemption is allowed from now on"),
                        operator));
        at("2025-10-03");
        Agent agent =
                ask(AgentCalls.ADD, new AddAgent("Agnes Agent", new BigDecimal("0.10")), operator);
        approve(
                ask(
                        AgentCalls.ASSIGN,
                        new AssignAgent(ada.id(), agent.id(), today(), "Brought the client"),
                        operator));
        return started(FundCode.CORE, "20000");
    }

    private Prepared asked(Investment contract, String noticed) {
        return ask(
                BookCalls.REDEEM_EARLY,
                new RedeemEarly(
                        contract.id(), LocalDate.parse(noticed), "Letter 7", "Needs the money now"),
                operator);
    }

    private Prepared decide(Prepared prepared, String token) {
        return ask(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                token);
    }

    @Test
    void anAdminAndAnApproverTogetherGiveThePrincipalBackLessThePenalty() {
        Investment core = core();
        at("2026-02-13");
        server.rollDay();
        server.features()
                .mongo()
                .write(
                        unit -> {
                            var books =
                                    new ContractBooks(
                                            new fidus.server.audit.Audit(),
                                            server.features().ledger(),
                                            Unset::history);
                            return books.accrue(
                                    unit,
                                    fidus.server.audit.Actor.SYSTEM,
                                    books.get(unit, core.id()),
                                    today());
                        });
        assertThat(balances("5010")).isEqualTo("700.00 USD");
        Prepared waiting = asked(core, "2026-01-10");
        assertThat(decide(waiting, approver).preparedState()).isEqualTo(PreparedState.PENDING);
        assertThat(balances("2100")).isEqualTo("-20000.00 USD");
        decide(waiting, token(Role.ADMIN));

        assertThat(balances("2100")).isEqualTo("0.00 USD");
        assertThat(balances("4400")).isEqualTo("-1000.00 USD");
        assertThat(balances("2210")).isEqualTo("-19600.00 USD");
        assertThat(balances("2200")).isEqualTo("0.00 USD");
        assertThat(balances("5010")).isEqualTo("600.00 USD");
        assertThat(balances("5100")).isEqualTo("60.00 USD");
        assertThat(balances("2300")).isEqualTo("0.00 USD");
        var page = page(core);
        assertThat(page.investment().investmentState()).isEqualTo(InvestmentState.MATURED);
        assertThat(page.redeemable().redeemableNow().amount()).isEqualByComparingTo("19600.00");
        assertThat(page.book().schedule().rows())
                .filteredOn(row -> row.payoutState() == PayoutState.SCHEDULED)
                .isEmpty();
        assertThat(
                        page.book()
                                .schedule()
                                .row(new PayoutRef(PayoutKind.PRINCIPAL, 2))
                                .payoutAmount()
                                .amount())
                .isEqualByComparingTo("19000.00");
        assertThat(commissions()).filteredOn(line -> line.row().live()).hasSize(2);
        server.rollDay();
        assertThat(balances("5010")).isEqualTo("600.00 USD");
    }

    @Test
    void termsNoticeIncubationAndAnotherDayStandInTheWay() {
        Investment core = core();
        assertThat(code(() -> asked(core, "2025-10-03"))).isEqualTo(Problem.Code.IN_INCUBATION);
        at("2026-02-13");
        assertThat(code(() -> asked(core, "2026-02-01"))).isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
        assertThat(code(() -> asked(started(FundCode.BALANCE, "50000"), "2026-01-01")))
                .isEqualTo(Problem.Code.PRINCIPAL_LOCKED);
        Prepared waiting = asked(core, "2026-01-10");
        server.clock().set(server.clock().instant().plusSeconds(16 * 3_600));
        decide(waiting, token(Role.ADMIN));
        String last = token(Role.APPROVER);
        Prepared now =
                ask(
                                ApprovalCalls.FIND,
                                new FindPrepared("contract/" + core.id().value(), true),
                                last)
                        .prepared()
                        .getFirst();
        assertThat(code(() -> decide(now, last))).isEqualTo(Problem.Code.STALE_VERSION);
        at("2026-02-14");
        assertThat(page(core).investment().investmentState()).isEqualTo(InvestmentState.ACTIVE);
    }
}
