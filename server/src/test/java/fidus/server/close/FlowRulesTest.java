package fidus.server.close;

import static fidus.close.TieOutRule.R7;
import static fidus.close.TieOutRule.R8;
import static fidus.server.close.CloseDesk.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutState;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountPurpose;
import fidus.reconciliation.Severity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// R7 and R8: profit on its way to the separation account, and what lies there beyond it.
class FlowRulesTest {
    private static final AccountKey ACCOUNT = new AccountKey(CloseDesk.SERVER, 7_001);

    private final CloseDesk desk = new CloseDesk("2027-01-04");
    private final CloseWallets wallets = new CloseWallets(desk);
    private AccountKey separation = ACCOUNT;

    @BeforeEach
    void open() {
        desk.account(7_001, AccountPurpose.TRADING, "10000.00");
        separation = desk.account(7_002, AccountPurpose.SEPARATION, "0");
        desk.at("2027-04-01");
        desk.server.rollDay();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void sent(long ticket, String sum) {
        desk.cash(ACCOUNT, ticket, "2027-03-20T10:00:00", "-" + sum, "TRANSFER TO 7002");
    }

    private void came(long ticket, String sum) {
        desk.cash(separation, ticket, "2027-03-20T10:00:05", sum, "TRANSFER FROM 7001");
    }

    @Test
    void r7WhatWasWithdrawnCameToSeparation() {
        assertThat(wallets.ties(R7)).isEmpty();
        sent(1, "300.00");
        came(2, "300.00");
        TieOut tie = wallets.tie(R7);
        assertThat(tie.left()).isEqualTo(usd("300.00"));
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.TIES);
        sent(3, "100.00");
        assertThat(wallets.tie(R7).tieOutState()).isEqualTo(TieOutState.PASSES);
        sent(4, "0.01");
        assertThat(wallets.tie(R7).tieOutState()).isEqualTo(TieOutState.FAILS);
        assertThat(wallets.tie(R7).left()).isEqualTo(usd("400.01"));
        assertThat(wallets.tie(R7).right()).isEqualTo(usd("300.00"));
        assertThat(desk.step(StepKind.PROOF).blocks())
                .noneMatch(one -> one.message().startsWith("R7 "));
    }

    @Test
    void r7WhatNobodyMovedToSeparationIsTheBrokersInterest() {
        sent(1, "300.00");
        came(2, "300.00");
        desk.cash(separation, 3, "2027-03-25T10:00:00", "1.20", "INTEREST of February");
        desk.read(separation, "2027-03-31T23:55:00Z", "301.20");
        TieOut tie = interest();
        assertThat(tie.left()).isEqualTo(usd("1.20"));
        assertThat(tie.right()).isEqualTo(usd("1.20"));
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.TIES);
    }

    @Test
    void r7InterestNoDealSaysIsFoundBeyondAHundred() {
        sent(1, "300.00");
        came(2, "300.00");
        desk.read(separation, "2027-03-31T23:55:00Z", "400.00");
        assertThat(interest().tieOutState()).isEqualTo(TieOutState.PASSES);
        desk.read(separation, "2027-03-31T23:56:00Z", "400.01");
        assertThat(interest().tieOutState()).isEqualTo(TieOutState.FAILS);
        assertThat(interest().difference()).contains(usd("100.01"));
    }

    @Test
    void r8ATransferWithoutItsOtherEndIsALineOfItsOwn() {
        sent(1, "300.00");
        TieOut tie = wallets.tie(R8);
        assertThat(tie.left()).isEqualTo(usd("300.00"));
        assertThat(tie.tieOutState()).isEqualTo(TieOutState.UNKNOWN);
        assertThat(tie.explanation()).contains("has no other end on 7002@Broker-Live");
        came(2, "300.00");
        assertThat(wallets.ties(R8)).isEmpty();
    }

    @Test
    void r8BlocksTheCashStepAndTheProofFromTheSameLineOnceItIsOlderThanThreeDays() {
        sent(1, "300.00");
        assertThat(wallets.tie(R8).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(blocked(StepKind.CASH_MOVEMENTS)).isTrue();
        assertThat(blocked(StepKind.PROOF)).isTrue();

        desk.cash(ACCOUNT, 9, "2027-03-31T10:00:00", "-40.00", "TRANSFER TO 7002");
        came(2, "300.00");

        assertThat(wallets.tie(R8).severity()).isEqualTo(Severity.WARNING);
        assertThat(blocked(StepKind.CASH_MOVEMENTS)).isFalse();
        assertThat(blocked(StepKind.PROOF)).isFalse();
    }

    private boolean blocked(StepKind kind) {
        return desk.step(kind).blocks().stream()
                .anyMatch(one -> one.message().contains("has no other end on 7002@Broker-Live"));
    }

    private TieOut interest() {
        return wallets.ties(R7).stream()
                .filter(tie -> tie.key().equals(separation.toString()))
                .findFirst()
                .orElseThrow();
    }
}
