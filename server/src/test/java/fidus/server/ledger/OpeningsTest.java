package fidus.server.ledger;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.Decide;
import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.LedgerCalls;
import fidus.ledger.OpeningLine;
import fidus.ledger.PeriodState;
import fidus.ledger.PrepareOpening;
import fidus.money.Money;
import fidus.server.WholeServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The first set-up of the books (E26), through the whole server.
class OpeningsTest {
    private final WholeServer server = new WholeServer();
    private final String operator = token(Role.OPERATOR);
    private final String approver = token(Role.APPROVER);
    private final LocalDate end =
            YearMonth.from(server.clock().instant().atZone(java.time.ZoneOffset.UTC))
                    .minusMonths(1)
                    .atEndOfMonth();

    @AfterEach
    void close() {
        server.close();
    }

    private String token(Role role) {
        return server.signIn(server.person("-opening", List.of(role))).accessToken();
    }

    private Prepared asked(LocalDate on, OpeningLine... lines) {
        return server.call(
                LedgerCalls.OPEN,
                new PrepareOpening(
                        on, Arrays.asList(lines), "Closing balance 2026", "The books move over"),
                operator);
    }

    private void approve(Prepared prepared) {
        server.call(
                ApprovalCalls.DECIDE,
                new Decide(prepared.id(), Decide.Decision.APPROVE, prepared.digest(), ""),
                approver);
    }

    private static OpeningLine line(String account, String sum) {
        return new OpeningLine(account, Money.of(sum, "USD"), Map.of());
    }

    private String balance(String account) {
        return server.call(LedgerCalls.TRIAL_BALANCE, new Nothing(), operator).lines().stream()
                .filter(one -> one.account().equals(account))
                .map(one -> one.balance().amount().toPlainString())
                .findFirst()
                .orElse("0.00");
    }

    @Test
    void whatThereIsStandsAgainst3900AndItsMonthIsLocked() {
        Prepared waiting =
                asked(end, line("1010", "1500"), line("1100", "10000"), line("2100", "11000"));
        assertThat(balance("1010")).isEqualTo("0.00");
        approve(waiting);
        assertThat(balance("1010")).isEqualTo("1500.00");
        assertThat(balance("2100")).isEqualTo("-11000.00");
        assertThat(balance("3900")).isEqualTo("-500.00");
        Ledger ledger = server.features().ledger();
        PeriodState state =
                server.mongo().read(unit -> ledger.periodState(unit, YearMonth.from(end)));
        assertThat(state).isEqualTo(PeriodState.LOCKED);
        LocalDate counts =
                server.mongo().read(unit -> ledger.countsOn(unit, "E9", end.minusDays(40)));
        assertThat(counts).isEqualTo(end.plusDays(1));
        assertThat(code(() -> asked(end, line("1010", "1")))).isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void resultsWrongSidesAndDaysWithinAMonthAreNoOpening() {
        assertThat(code(() -> asked(end, line("4100", "1")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end, line("3900", "1")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end, line("1010", "-1")))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end.minusDays(1), line("1010", "1"))))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(code(() -> asked(end))).isEqualTo(Problem.Code.BAD_VALUE);
    }
}
