package fidus.server.close;

import static fidus.close.TieOutRule.R20;
import static fidus.close.TieOutRule.R21;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.agents.AddAgent;
import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AssignAgent;
import fidus.agents.CorrectAssignment;
import fidus.agents.EndAssignment;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.investments.ContractBooks;
import fidus.server.settings.Unset;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// R20 and R21: rows of a contract that somebody or something wrote otherwise than its terms say.
/// Of 10,000.00 in CORE at 1.5 % a month for 12 months, with an agent at 10 %.
class ScheduleRulesTest {
    private final CloseDesk desk = CloseDesk.afterMarch();
    private final CloseWallets wallets = new CloseWallets(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    private void plant(UnaryOperator<ContractBook> change) {
        var books = new ContractBooks(new Audit(), desk.server.features().ledger(), Unset::history);
        desk.write(
                unit -> {
                    var all = new ArrayList<ContractBook>();
                    books.each(unit, all::add);
                    ContractBook before = all.getFirst();
                    books.replace(unit, Actor.SYSTEM, before, change.apply(before), "PLANT");
                    return before;
                });
    }

    private void rows(UnaryOperator<List<PayoutRow>> change) {
        plant(
                book -> {
                    PayoutSchedule old = book.schedule();
                    var rows = change.apply(new ArrayList<>(old.rows()));
                    return book.with(
                            new PayoutSchedule(old.terms(), old.principal(), old.dates(), rows),
                            book.commissions());
                });
    }

    private void commissions(UnaryOperator<List<CommissionRow>> change) {
        plant(
                book ->
                        book.with(
                                book.schedule(),
                                new Commissions(
                                        change.apply(new ArrayList<>(book.commissions().rows())),
                                        false)));
    }

    private static PayoutRow of(PayoutRow row, Money sum, int months) {
        return new PayoutRow(
                row.payoutKind(),
                row.sequence(),
                months,
                row.monthlyRate(),
                row.periodFrom(),
                row.periodTo(),
                row.dueOn(),
                sum,
                row.payoutState());
    }

    private static int interest(List<PayoutRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).payoutKind() == PayoutKind.INTEREST
                    && rows.get(i).payoutState() == PayoutState.SCHEDULED) {
                return i;
            }
        }
        throw new AssertionError("No interest");
    }

    private void blocks(String rule, String words) {
        assertThat(desk.step(StepKind.PROOF).blocks())
                .anyMatch(
                        one ->
                                one.message().startsWith(rule + " contract ")
                                        && one.message().contains(words));
    }

    @Test
    void r21RowsAreTwelveTimes150AndThePrincipal() {
        TieOut tie = wallets.tie(R21);
        assertThat(tie.left()).isEqualTo(usd("11800.00"));
        assertThat(tie.right()).isEqualTo(usd("11800.00"));
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.TIES);

        rows(ScheduleRulesTest::brokenOffAfterTheLastInterest);
        TieOut broken = wallets.tie(R21);
        assertThat(broken.left()).isEqualTo(usd("11800.05"));
        assertThat(broken.right()).isEqualTo(usd("11800.05"));
    }

    @Test
    void r21ACentTooMuchStopsTheMonth() {
        rows(
                rows -> {
                    int at = interest(rows);
                    rows.set(at, of(rows.get(at), usd("150.01"), 1));
                    return rows;
                });
        TieOut tie = wallets.tie(R21);
        assertThat(tie.difference()).contains(usd("0.01"));
        assertThat(tie.isExplainable()).isFalse();
        blocks("R21", "a difference of 0.01 USD");
    }

    @Test
    void r21ARowThatIsMissingIsNamedAlsoWhereTheSumIsRight() {
        rows(
                rows -> {
                    rows.remove(interest(rows));
                    return rows;
                });
        TieOut tie = wallets.tie(R21);
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.FAILS);
        blocks("R21", "The interest rows cover 11 months, it should be 12");
    }

    /// By day count the last interest is due six days before the year is over. 10,000.00 ×
    /// 0.0150004 is 150.004 a month and 1,800.048 in the year.
    private static List<PayoutRow> brokenOffAfterTheLastInterest(List<PayoutRow> rows) {
        var after = new ArrayList<PayoutRow>();
        for (PayoutRow row : rows) {
            boolean interest = row.payoutKind() == PayoutKind.INTEREST;
            Money sum = row.sequence() == 12 ? usd("150.05") : usd("150.00");
            after.add(
                    interest
                            ? new PayoutRow(
                                    row.payoutKind(),
                                    row.sequence(),
                                    row.monthsCovered(),
                                    new BigDecimal("0.0150004"),
                                    row.periodFrom(),
                                    row.periodTo(),
                                    row.dueOn(),
                                    sum,
                                    row.payoutState())
                            : row.become(PayoutState.CANCELLED));
        }
        PayoutRow last = rows.getLast();
        after.add(
                new PayoutRow(
                        PayoutKind.PRINCIPAL,
                        last.sequence() + 1,
                        0,
                        null,
                        null,
                        null,
                        last.dueOn(),
                        last.payoutAmount(),
                        PayoutState.SCHEDULED));
        return after;
    }

    @Test
    void r20EveryInterestRowHasItsCommission() {
        TieOut tie = wallets.tie(R20);
        assertThat(tie.left()).isEqualTo(usd("180.00"));
        assertThat(tie.right()).isEqualTo(usd("180.00"));
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void r20ARowWithoutItsCommissionStopsTheMonth() {
        commissions(
                rows -> {
                    rows.removeLast();
                    return rows;
                });
        assertThat(wallets.tie(R20).left()).isEqualTo(usd("165.00"));
        blocks("R20", "has 0 commissions, it should have 1");
    }

    @Test
    void r20ASecondCommissionOfARowIsFoundAlsoWhereAnotherLacksIt() {
        commissions(
                rows -> {
                    CommissionRow last = rows.removeLast();
                    CommissionRow first = rows.getFirst();
                    rows.add(
                            new CommissionRow(
                                    first.payout(),
                                    last.agentId(),
                                    last.commissionRate(),
                                    last.commissionAmount(),
                                    first.dueOn(),
                                    CommissionState.PENDING,
                                    null));
                    return rows;
                });
        TieOut tie = wallets.tie(R20);
        assertThat(tie.difference()).contains(usd("0.00"));
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.FAILS);
        blocks("R20", "has 2 commissions, it should have 1");
    }

    /// 15.00 of the first interest went to one agent in April; the other eleven rows are another's,
    /// at 20 %.
    @Test
    void r20WhatWasPaidAfterTheMonthStaysWithWhomItWasPaidTo() {
        try (var story = new CloseDesk("2026-12-31")) {
            new CloseStory(story).tell("2027-04-01");
            Agent carl =
                    story.ask(AgentCalls.ADD, new AddAgent("Carl Broker", new BigDecimal("0.20")));
            story.approve(
                    story.ask(
                            AgentCalls.ASSIGN,
                            new AssignAgent(
                                    story.ada.id(),
                                    carl.id(),
                                    LocalDate.parse("2027-03-01"),
                                    "Took over the client from March on")));

            TieOut tie = new CloseWallets(story).tie(R20);

            assertThat(tie.left()).isEqualTo(usd("345.00"));
            assertThat(tie.right()).isEqualTo(usd("345.00"));
            assertThat(tie.tieOutState()).isEqualTo(TieOutState.TIES);
        }
    }

    /// Berta earns nothing, so her commission is settled when it is due; then she has the client no
    /// more, and her settled row stays.
    @Test
    void r20ASettledCommissionOfNothingStaysWhenNobodyIsAssignedAnyMore() {
        var from = LocalDate.parse("2027-04-01");
        desk.approve(
                desk.ask(
                        AgentCalls.CORRECT,
                        new CorrectAssignment(
                                desk.ada.id(),
                                1,
                                desk.berta.id(),
                                BigDecimal.ZERO,
                                from,
                                "She works for nothing")));
        desk.at("2027-05-01");
        desk.server.rollDay();
        desk.approve(
                desk.ask(
                        AgentCalls.END,
                        new EndAssignment(desk.ada.id(), 2, from, "She has left the house")));

        assertThat(desk.month().tieOuts())
                .filteredOn(tie -> tie.tieOutRule() == R20)
                .allMatch(TieOut::isSettled);
    }
}
