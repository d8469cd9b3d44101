package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.BreakState;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.util.List;

/// A statement that lacked a row, and was made good by one that says its days whole.
final class MadeGoodTest extends OwnBank {
    private static Mt940Text days(String number) {
        return Mt940Text.of(BankDesk.IBAN, number, "261113", "0,00");
    }

    @Test
    void itsBalancesSpeakOfNoDayAnyMore() {
        desk.takeOne(days("1/1").row("261116", "C10,00", "K2", "Two").closing("261117", "60,00"));
        assertThat(said(reconciled(16, 17), "S6").passed()).isFalse();

        desk.takeOne(
                days("1/2")
                        .row("261114", "C50,00", "K1", "One")
                        .row("261116", "C10,00", "K2", "Two")
                        .closing("261117", "60,00"));

        Workbench bench = reconciled(16, 17);
        assertThat(said(bench, "S6").passed()).isTrue();
        assertThat(bench.ties()).isTrue();
    }

    @Test
    void aProofOfMoreDaysClearsWhatOneOfFewerLeft() {
        desk.takeOne(days("1/1").row("261116", "C10,00", "K2", "Two").closing("261117", "60,00"));
        assertThat(proofs(reconciled(16, 17))).containsExactly(BreakState.OPEN);
        assertThat(proofs(reconciled(16, 16))).containsOnly(BreakState.OPEN).hasSize(2);
        desk.takeOne(
                days("1/2")
                        .row("261114", "C50,00", "K1", "One")
                        .row("261116", "C10,00", "K2", "Two")
                        .closing("261117", "60,00"));

        assertThat(proofs(reconciled(17, 17))).containsOnly(BreakState.OPEN).hasSize(2);
        assertThat(proofs(reconciled(15, 17))).containsOnly(BreakState.RESOLVED).hasSize(2);
    }

    /// How the breaks of balance proofs stand.
    private static List<BreakState> proofs(Workbench bench) {
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals("S6"))
                .map(card -> card.found().breakState())
                .toList();
    }
}
