package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.bank.desk.BankCalls;
import fidus.desktop.samples.Banks;
import fidus.desktop.shell.FakeServer;
import fidus.mt5.AccountList;
import fidus.mt5.Mt5Calls;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileUse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class UsesModelTest {
    private static final String BANK = "bank/" + Banks.ACCOUNT.name();

    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private MatchingModel matching;
    private UsesModel model;

    @BeforeEach
    void answers() {
        fake.answer(Mt5Calls.ACCOUNTS, _ -> new AccountList(Sample.NOW, List.of(Sample.account())));
        fake.answer(BankCalls.ACCOUNTS, _ -> Banks.accounts());
        fake.answer(
                ProfileCalls.PROFILES,
                _ ->
                        new ProfileList(
                                List.of(
                                        MatchingModelTest.builtIn(MatchProfile.bank()),
                                        MatchingModelTest.builtIn(MatchProfile.broker())),
                                List.of(new ProfileUse(BANK, "BROKER"))));
        var shell = fake.signedIn(Sample.NOW);
        matching = new MatchingModel(shell);
        matching.read();
        model = matching.uses();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void bankAndTradingAccountsCanBeGivenRulesThatAreInForce() {
        assertThat(model.accounts().get()).contains(BANK, Sample.ACCOUNT);
        assertThat(model.choice()).containsExactly(UsesModel.USUAL, "BANK", "BROKER");
        assertThat(model.uses()).containsExactly(new ProfileUse(BANK, "BROKER"));
    }

    @Test
    void accountsAreListedByTheirNamesBanksFirst() {
        String second = "bank/zeta";
        fake.answer(
                ProfileCalls.PROFILES,
                _ ->
                        new ProfileList(
                                List.of(MatchingModelTest.builtIn(MatchProfile.bank())),
                                List.of(
                                        new ProfileUse("510001@Broker", "BROKER"),
                                        new ProfileUse(second, "BANK"),
                                        new ProfileUse("51@Broker", "BROKER"),
                                        new ProfileUse(BANK, "BANK"))));
        matching.read();

        assertThat(model.uses())
                .extracting(ProfileUse::account)
                .containsExactly(BANK, second, "51@Broker", "510001@Broker");
        assertThat(model.accounts().get()).containsSubsequence(BANK, Sample.ACCOUNT);
    }

    @Test
    void withoutAnAccountOrAReasonNothingIsSent() {
        model.reasonProperty().set("short");
        model.assign();
        assertThat(model.faultProperty().get().fields())
                .extracting(field -> field.field())
                .containsExactly("account", "reason");
        assertThat(fake.count(ProfileCalls.ASSIGN)).isZero();
    }

    @Test
    void goingBackToTheUsualRulesIsAskedForToo() {
        fake.answer(
                ProfileCalls.ASSIGN,
                asked -> {
                    assertThat(asked.get("account").asText()).isEqualTo(BANK);
                    assertThat(asked.hasNonNull("profile")).isFalse();
                    return Sample.prepared(
                            "ASSIGN_MATCH_PROFILE",
                            "matchProfileUse/" + BANK,
                            "Match by the usual rules",
                            FakeServer.me().id());
                });
        model.accountProperty().set(BANK);
        model.reasonProperty().set("The bank writes its references again");
        model.assign();
        assertThat(fake.count(ProfileCalls.ASSIGN)).isEqualTo(1);
        assertThat(model.reasonProperty().get()).isEmpty();
        assertThat(model.faultProperty().get()).isNull();
    }
}
