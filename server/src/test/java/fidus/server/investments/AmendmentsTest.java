package fidus.server.investments;

import static fidus.server.Desk.code;
import static fidus.server.Desk.problem;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.audit.AuditCalls;
import fidus.audit.AuditLine;
import fidus.audit.FindAudit;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.deposits.Deposit;
import fidus.funds.DateConvention;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.funds.RoundingRule;
import fidus.investments.Investment;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutRow;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// Client A's CORE contract of 1 October 2025 over 18,151.41, the terms of which two persons change
/// before it starts and while it runs.
class AmendmentsTest extends BookDesk {
    private static final String PRINCIPAL = "18151.41";

    /// The dates are those of golden case G4.
    @Test
    void otherTermsAreAgreedBeforeTheStartAndTheContractRunsByThem() {
        Investment core = entered(FundCode.CORE, PRINCIPAL);
        Deposit deposit = deposit(PRINCIPAL, "WIRE 1");
        confirm(deposit);
        FundTerms byDays =
                terms(FundCode.CORE).with(DateConvention.DAY_COUNT, RoundingRule.EACH_ROUNDED);
        assertThat(field(core, byDays, "2025-12-01")).isEqualTo("from");
        assertThat(field(core, terms(FundCode.BALANCE), null)).isEqualTo("terms");
        assertThat(field(core, byDays.change().months(3, 12, 1).terms(), null))
                .isEqualTo("dateConvention");
        Prepared waits = amend(core, byDays, null);
        assertThat(lines(waits))
                .contains(
                        "Date convention: CALENDAR_MONTHS → DAY_COUNT",
                        "INTEREST 1: 272.27 USD on 2026-01-01 SCHEDULED → 272.27 USD on 2025-12-30"
                                + " SCHEDULED",
                        "Contract interest: 3267.25 USD → 3267.24 USD");
        assertThat(page(core).investment().terms()).isEqualTo(terms(FundCode.CORE));
        assertThat(code(() -> start(core, "2025-10-01", PRINCIPAL, deposit)))
                .isEqualTo(Problem.Code.ALREADY_PENDING);

        approve(waits);

        assertThat(page(core).investment().terms()).isEqualTo(byDays);
        Prepared starts = start(core, "2025-10-01", PRINCIPAL, deposit);
        assertThat(lines(starts)).contains("Date convention: CALENDAR_MONTHS → DAY_COUNT");
        approve(starts);
        List<PayoutRow> rows = page(core).book().schedule().interestRows();
        assertThat(rows.getFirst().dueOn()).isEqualTo("2025-12-30");
        assertThat(rows.getLast().dueOn()).isEqualTo("2026-11-25");
        assertThat(page(core).investment().contractEnd()).isEqualTo("2026-12-01");
    }

    /// Row 1 is due, row 2 runs from 1 January to 1 February 2026 and keeps the rate of 0.015.
    @Test
    void anAmendmentHoldsFromItsDayInTheRowsTheBooksAndTheHistory() {
        Investment core = started(FundCode.CORE, PRINCIPAL);
        at("2026-01-16");
        server.rollDay();
        FundTerms more = terms(FundCode.CORE).change().monthlyRate(new BigDecimal("0.02")).terms();
        assertThat(field(core, more, "2026-01-15")).isEqualTo("from");
        assertThat(field(core, more, "2026-02-02")).isEqualTo("from");
        Prepared waits = amend(core, more, "2026-02-01");
        assertThat(lines(waits))
                .contains(
                        "Holds from: 2026-02-01; payouts whose period begins before keep their"
                                + " terms")
                .noneMatch(line -> line.startsWith("INTEREST 2:"))
                .anyMatch(line -> line.startsWith("INTEREST 3: 272.27 USD on 2026-03-01"));

        approve(waits);

        assertThat(row(core, 2)).isEqualTo(usd("272.27"));
        assertThat(row(core, 3)).isEqualTo(usd("363.03"));
        // A month and half a month at 0.015.
        assertThat(page(core).contractValue().accruedInterest()).isEqualTo(usd("408.41"));
        assertThat(history(core))
                .anyMatch(
                        one ->
                                one.line()
                                        .contains(
                                                "\"Amendment 1, from 2026-02-01: Agreed with the"
                                                        + " client\""));
        at("2026-03-01");
        server.rollDay();
        // 272.27 twice and 363.03.
        assertThat(balances("2210")).isEqualTo("-907.57 USD");
        assertThat(balances("2200")).isEqualTo("0.00 USD");
    }

    private Prepared amend(Investment contract, FundTerms terms, @Nullable String from) {
        LocalDate day = from == null ? null : LocalDate.parse(from);
        var asks =
                new AmendContract(
                        contract.id(), terms, "Amendment 1", "Agreed with the client", day);
        return ask(BookCalls.AMEND, asks, operator);
    }

    private String field(Investment contract, FundTerms terms, @Nullable String from) {
        return problem(() -> amend(contract, terms, from)).fields().getFirst().field();
    }

    private Money row(Investment contract, int sequence) {
        return page(contract).book().schedule().row(PayoutRef.interest(sequence)).payoutAmount();
    }

    private List<AuditLine> history(Investment contract) {
        return ask(
                        AuditCalls.FIND,
                        new FindAudit(Contracts.subject(contract.id()), null, 200),
                        token(Role.AUDITOR))
                .rows();
    }

    private static List<String> lines(Prepared prepared) {
        return prepared.shown().stream().map(one -> one.label() + ": " + one.value()).toList();
    }
}
