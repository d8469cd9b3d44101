package fidus.server.close;

import static fidus.close.TieOutRule.R10;
import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.cashflow.CashOwner;
import fidus.cashflow.CashPlace;
import fidus.contract.Problem;
import fidus.ledger.PeriodState;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the second person of a lock sees, and who that may be. Clients' cash is recorded as 250.00,
/// while the books owe 400.00 of a deposit in a wallet.
class SigningTest {
    private final CloseDesk desk = CloseDesk.afterMarch();
    private final CloseWallets wallets = new CloseWallets(desk);

    @BeforeEach
    void prepared() {
        wallets.cash(
                CashPlace.BANK,
                "House bank USD",
                CashOwner.CLIENT,
                "250.00",
                "2027-03-31T18:00:00Z");
        wallets.booked("1020", "Cold wallet", "400.00");
        wallets.attest("1020", "Cold wallet", "400.00");
        desk.prepared();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whoExplainedADifferenceDoesNotCheckTheMonth() {
        String both = desk.token(Role.OPERATOR, Role.APPROVER);
        wallets.explain(R10, "USD", "-150.00", both);
        Prepared lock = desk.sign();

        assertThat(code(() -> desk.decide(lock, both))).isEqualTo(Problem.Code.SAME_PERSON);
        assertThat(desk.month().periodState()).isEqualTo(PeriodState.CLOSING);

        desk.approve(lock);
        assertThat(desk.month().periodState()).isEqualTo(PeriodState.LOCKED);
    }

    @Test
    void theSecondPersonSeesBothSidesOfWhatIsExplainedAndWhatWasAttested() {
        wallets.explain(R10, "USD", "-150.00");

        assertThat(desk.sign().shown())
                .anySatisfy(
                        one -> {
                            assertThat(one.label()).isEqualTo("Client cash (R10), USD");
                            assertThat(one.value())
                                    .startsWith(
                                            "It is 10250.00 USD, it should be 10400.00 USD, a"
                                                    + " difference of -150.00 USD: "
                                                    + CloseDesk.REASON);
                        })
                .contains(
                        new Shown(
                                "Attested 1020 Cold wallet",
                                "400.00 USD by Test operator and Test approver: Block 21,900,123"
                                        + " in two explorers"));
    }
}
