package fidus.server.close;

import static fidus.close.TieOutRule.L11;
import static fidus.server.Desk.code;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.close.AboutVersion;
import fidus.close.AttestBalance;
import fidus.close.CloseCalls;
import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.contract.Problem;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Wallets that send no statement: 1020 and 1050 are held against what two people read (L11).
class AttestationsTest {
    private static final String COLD = "Cold wallet";

    private final CloseDesk desk = CloseDesk.afterMarch();
    private final CloseWallets wallets = new CloseWallets(desk);

    @BeforeEach
    void booked() {
        wallets.booked("1020", COLD, "400.00");
        wallets.booked("1050", "Broker", "75.00");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private TieOut of(String key) {
        return wallets.ties(L11).stream()
                .filter(tie -> tie.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void l11AWalletNobodyAttestedIsNotKnownAndStopsTheMonth() {
        TieOut cold = of("1020 Cold wallet");
        assertThat(cold.tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(cold.explanation()).contains("nobody attested its balance");
        assertThat(desk.step(StepKind.PROOF).blocks())
                .anyMatch(one -> one.message().startsWith("L11 1020 Cold wallet: 400.00 USD."))
                .anyMatch(one -> one.message().startsWith("L11 1050 Broker: 75.00 USD."));
    }

    @Test
    void l11WhatTwoPeopleReadTiesOrDiffers() {
        wallets.attest("1020", COLD, "400.00");
        wallets.attest("1050", "Broker", "74.99");

        assertThat(of("1020 Cold wallet").tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(of("1020 Cold wallet").explanation())
                .isEqualTo(
                        "Attested by Test operator and Test approver: Block 21,900,123 in two"
                                + " explorers");
        assertThat(of("1050 Broker").tieOutState()).isEqualTo(TieOutState.DIFFERS);
        assertThat(of("1050 Broker").difference()).contains(usd("0.01"));
        wallets.attest("1050", "Broker", "75.00");
        assertThat(of("1050 Broker").tieOutState()).isEqualTo(TieOutState.TIES);
        assertThat(desk.month().attested()).hasSize(2);
    }

    @Test
    void oneReadsTheBalanceAndAnotherReadsItToo() {
        String both = desk.token(Role.OPERATOR, Role.APPROVER);
        Prepared own =
                desk.server.call(CloseCalls.ATTEST, wallets.said("1020", COLD, "400.00"), both);
        assertThat(code(() -> desk.decide(own, both))).isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(of("1020 Cold wallet").tieOutState()).isEqualTo(TieOutState.UNKNOWN);
    }

    @Test
    void onlyWalletsTheBooksKnowAreAttestedAndWithEvidence() {
        assertThat(refused(wallets.said("1020", "Hot wallet", "1.00")))
                .isEqualTo(Problem.Code.NOT_FOUND);
        assertThat(refused(wallets.said("1010", "House bank USD", "10000.00")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(wallets.said("1020", COLD, "-1.00"))).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused(new AttestBalance(CloseDesk.MARCH, "1020", COLD, usd("400.00"), "Seen")))
                .isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(
                        refused(
                                new AttestBalance(
                                        "2027-04",
                                        "1020",
                                        COLD,
                                        usd("400.00"),
                                        "Block 21,900,123")))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    @Test
    void anAttestedBalanceIsSignedWithTheMonthAndNotChangedAfterIt() {
        wallets.attest("1020", COLD, "400.00");
        desk.locked();
        var signed = desk.ask(CloseCalls.VERSION, new AboutVersion(CloseDesk.MARCH, 1));
        assertThat(signed.figures().attested())
                .singleElement()
                .satisfies(one -> assertThat(one.attested()).isEqualTo(usd("400.00")));
        assertThat(refused(wallets.said("1050", "Broker", "75.00")))
                .isEqualTo(Problem.Code.WRONG_STATE);
    }

    private Problem.Code refused(AttestBalance asks) {
        return code(() -> desk.ask(CloseCalls.ATTEST, asks));
    }
}
