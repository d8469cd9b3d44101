package fidus.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.auth.AuthCalls;
import fidus.auth.ChangePerson;
import fidus.auth.DisablePerson;
import fidus.auth.Person;
import fidus.auth.PersonState;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.payments.wallets.AddWallet;
import fidus.payments.wallets.FindWallets;
import fidus.payments.wallets.PayoutWallet;
import fidus.payments.wallets.RetireWallet;
import fidus.payments.wallets.WalletCalls;
import fidus.payments.wallets.WalletState;
import fidus.server.auth.Auth;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What waits does only what both persons saw, and only while both may still do their part.
class LostRightsTest {
    private static final String FIRST = "DE89370400440532013000";
    private static final String SECOND = "NL91ABNA0417164300";
    private static final String WHY = "Suspected of fraud";

    private PayDesk desk;

    @BeforeEach
    void open() {
        desk = new PayDesk();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatADisabledPersonPreparedDoesNothingAnyMore() {
        Auth.NewLogin gone = desk.server().another("-gone", List.of(Role.OPERATOR));
        Prepared waiting = added(SECOND, desk.server().signIn(gone).accessToken());
        Person person = gone.person();
        var _ =
                desk.ask(
                        AuthCalls.DISABLE_PERSON,
                        new DisablePerson(person.id(), person.version(), WHY),
                        desk.server().token(Role.ADMIN));

        refused(waiting, "Test operator-gone prepared this");

        assertThat(again(waiting).preparedState()).isEqualTo(PreparedState.VOIDED);
        assertThat(wallets().getFirst().walletState()).isEqualTo(WalletState.PENDING_VERIFICATION);
    }

    @Test
    void whatSomebodyPreparedWhoHasAnotherRoleNowDoesNothingAnyMore() {
        Auth.NewLogin moved = desk.server().another("-moved", List.of(Role.OPERATOR));
        Prepared waiting = added(SECOND, desk.server().signIn(moved).accessToken());
        Person person = moved.person();
        desk.approve(
                desk.ask(
                        AuthCalls.CHANGE_PERSON,
                        new ChangePerson(
                                person.id(),
                                List.of(Role.AUDITOR),
                                PersonState.ACTIVE,
                                person.version(),
                                "Moves to another desk"),
                        desk.server().token(Role.ADMIN)));

        refused(waiting, "may not do so any more");
    }

    @Test
    void aVerificationDoesNotMakeAWalletThePrimaryWhenItWasShownOtherwise() {
        PayoutWallet first = desk.fresh(PayDesk.ADA, "Ada", FIRST);
        Prepared waiting = added(SECOND, desk.operator());
        assertThat(waiting.shown())
                .contains(new fidus.approvals.Shown("Becomes the primary", "no"));
        desk.approve(
                desk.ask(
                        WalletCalls.RETIRE,
                        new RetireWallet(first.id(), "The account was closed")));

        refused(waiting, "Another wallet of Ada is the primary than was shown");

        assertThat(again(waiting).preparedState()).isEqualTo(PreparedState.VOIDED);
        assertThat(wallets()).noneMatch(PayoutWallet::primary);
    }

    private Prepared added(String iban, String token) {
        PayoutWallet added =
                desk.ask(
                        WalletCalls.ADD,
                        new AddWallet(
                                PayDesk.ADA,
                                "Ada",
                                "Giro " + iban,
                                Currency.EUR,
                                PayDesk.details("Ada", iban),
                                null,
                                false),
                        token);
        return desk.waiting("wallet/" + added.id().value());
    }

    private Prepared again(Prepared before) {
        return desk.ask(ApprovalCalls.FIND, new FindPrepared(before.subject(), false))
                .prepared()
                .getFirst();
    }

    private List<PayoutWallet> wallets() {
        return desk.ask(WalletCalls.LIST, new FindWallets(PayDesk.ADA)).wallets();
    }

    private void refused(Prepared waiting, String words) {
        assertThatThrownBy(() -> desk.approve(waiting))
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(Problem.Code.STALE_VERSION);
                            assertThat(e.problem().message()).contains(words);
                        });
    }
}
