package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.outcome;
import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.mt5.AccountKey;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunList;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.profiles.AssignProfile;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.MatchChange;
import fidus.reconciliation.profiles.PrepareProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileUse;
import fidus.reconciliation.profiles.ProfileVersion;
import fidus.reconciliation.profiles.PutInForce;
import fidus.server.RunningServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Matching rules that operators change, through the whole server.
final class MatchingRulesTest {
    private static final String WHY = "Brokers keep small charges";

    private RunningServer server;
    private Desk desk;

    @BeforeEach
    void start() {
        server = RunningServer.withEverything();
        desk = new Desk(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theRulesThatComeWithTheProgramAreVersionOneAndInForce() {
        ProfileList list = list();

        assertThat(list.versions())
                .extracting(version -> version.profile())
                .containsExactly(MatchProfile.bank(), MatchProfile.broker());
        assertThat(list.versions())
                .allSatisfy(
                        version -> {
                            assertThat(version.profileState()).isEqualTo(ProfileState.IN_FORCE);
                            assertThat(version.preparedBy()).isNull();
                            assertThat(version.changes()).isEmpty();
                        });
        assertThat(list.uses()).isEmpty();
    }

    @Test
    void aDryRunStoresNothingAndTheRunAfterwardsFindsTheSame() {
        AccountKey account = desk.account(801);
        Workbench first = differing(801);
        MatchProfile draft = lenient("BROKER", 2);
        RunList before = runs();

        DryRunFound tried = tried(draft, account);

        assertThat(runs()).isEqualTo(before);
        assertThat(desk.workbench(first.card().run().id())).isEqualTo(first);
        assertThat(list().versions()).hasSize(2);
        assertThat(tried.against()).isEqualTo(first.card().run().id());
        assertThat(tried.againstVersion()).isEqualTo("BROKER version 1");
        assertThat(tried.before()).isEqualTo(outcome(first).counts());
        assertThat(tried.tally()).isEqualTo(new DryRunFound.Tally(3, 1, 0, 0));
        assertThat(tried.passes()).containsExactly(new DryRunFound.PassTally("P1", 3, 4));
        assertThat(tried.changes())
                .singleElement()
                .satisfies(
                        change -> {
                            assertThat(change.kind()).isEqualTo(MatchChange.Kind.WON);
                            assertThat(change.book())
                                    .extracting(row -> row.amount().toString())
                                    .containsExactly("120.00 USD");
                            assertThat(change.statement())
                                    .extracting(row -> row.amount().toString())
                                    .containsExactly("118.50 USD");
                        });
        assertThat(tried.unmatched()).hasSize(2).noneMatch(row -> row.matchedBefore());

        approve(force(prepared(draft)));
        Workbench second = desk.reconcile(account);

        assertThat(outcome(second).runHash()).isEqualTo(tried.runHash());
        assertThat(outcome(second).counts()).isEqualTo(tried.after());
        assertThat(second.card().run().key().profileVersion()).isEqualTo(2);
        assertThat(desk.workbench(first.card().run().id()).card().run())
                .isEqualTo(first.card().run());
        assertThat(first.card().run().key().profileVersion()).isEqualTo(1);
    }

    @Test
    void withoutARunOfTheseDaysTheRulesInForceAreTheOtherSide() {
        AccountKey account = desk.account(802);
        var _ = desk.take(ReconciliationTest.first(802));
        MatchProfile none = with("BROKER", 2, List.of(MatchProfile.broker().passes().getLast()));

        DryRunFound tried = tried(none, account);

        assertThat(tried.against()).isNull();
        assertThat(tried.againstVersion()).isEqualTo("BROKER version 1");
        assertThat(tried.tally()).isEqualTo(new DryRunFound.Tally(0, 0, 4, 0));
        assertThat(tried.unmatched()).hasSize(8).allMatch(row -> row.matchedBefore());
        assertThat(tried.suggestions()).hasSize(4);
    }

    @Test
    void theCheckerSeesTheWholeProfileAndWhatChangesAndIsNotItsMaker() {
        ProfileVersion draft = prepared(lenient("BROKER", 2));
        assertThat(draft.profileState()).isEqualTo(ProfileState.DRAFT);
        assertThat(draft.reason()).isEqualTo(WHY);
        assertThat(draft.changes())
                .containsExactly(
                        "Pass P1: one to one, reference equal, amount up to 2 below and 0 above, 0"
                                + " days before to 1 after (was one to one, reference equal, amount"
                                + " exact, 0 days before to 1 after)");

        Prepared waiting = force(draft);

        assertThat(waiting.shown())
                .extracting(shown -> shown.label())
                .contains("Change", "Compared", "Matched from score", "Pass P1", "Pass P2")
                .contains("Pass P8", "Rows of a subset", "Days looked for a reason");
        refused(Problem.Code.SAME_PERSON, () -> desk.approve(waiting, desk.operator()));
        approve(waiting);
        ProfileVersion now = version("BROKER", 2);
        assertThat(now.profileState()).isEqualTo(ProfileState.IN_FORCE);
        assertThat(now.inForceBy()).isEqualTo(desk.checker.person().name());
        assertThat(version("BROKER", 1).profileState()).isEqualTo(ProfileState.PAST);
        assertThat(desk.audited("matchProfile/BROKER/2"))
                .contains("PREPARE_PROFILE", "PUT_PROFILE_IN_FORCE");
    }

    @Test
    void whoPreparedTheDraftDoesNotCheckItWhenAnotherAskedForIt() {
        var both = server.another("-both", List.of(Role.OPERATOR, Role.APPROVER));
        String token = server.signIn(both).accessToken();
        ProfileVersion draft =
                server.call(
                        ProfileCalls.PREPARE, new PrepareProfile(lenient("BROKER", 2), WHY), token);
        Prepared waiting = force(draft);

        refused(Problem.Code.SAME_PERSON, () -> desk.approve(waiting, token));
        assertThat(version("BROKER", 2).profileState()).isEqualTo(ProfileState.DRAFT);
    }

    @Test
    void anOlderVersionCanBePutInForceAgain() {
        approve(force(prepared(lenient("BROKER", 2))));

        approve(force(version("BROKER", 1)));

        assertThat(version("BROKER", 1).profileState()).isEqualTo(ProfileState.IN_FORCE);
        assertThat(version("BROKER", 2).profileState()).isEqualTo(ProfileState.PAST);
    }

    @Test
    void aDraftThatSaysNothingNewOrComesLateIsRefused() {
        refused(
                Problem.Code.BAD_VALUE,
                () -> prepared(with("BROKER", 2, MatchProfile.broker().passes())));
        refused(Problem.Code.STALE_VERSION, () -> prepared(lenient("BROKER", 3)));
        refused(Problem.Code.BAD_VALUE, () -> prepared(lenient("lower case", 1)));
        assertThat(list().versions()).hasSize(2);
    }

    @Test
    void oneChangeOfAProfileWaitsAtATime() {
        Prepared waiting = force(prepared(lenient("BROKER", 2)));
        refused(Problem.Code.ALREADY_PENDING, () -> force(prepared(lenient("BROKER", 3))));
        approve(waiting);
        refused(Problem.Code.WRONG_STATE, () -> force(version("BROKER", 2)));
    }

    @Test
    void anAccountIsComparedByRulesOfItsOwn() {
        AccountKey own = desk.account(803);
        var _ = desk.account(804);
        refused(Problem.Code.NOT_FOUND, () -> assign(own, "CHARGES"));
        approve(force(prepared(lenient("CHARGES", 1))));

        approve(assign(own, "CHARGES"));

        assertThat(list().uses()).containsExactly(new ProfileUse(own.toString(), "CHARGES"));
        Workbench byOwn = differing(803);
        Workbench byUsual = differing(804);
        assertThat(byOwn.card().run().key().profileName()).isEqualTo("CHARGES");
        assertThat(byUsual.card().run().key().profileName()).isEqualTo("BROKER");
        assertThat(outcome(byOwn).counts().unmatched()).isEqualTo(2);
        assertThat(outcome(byUsual).counts().unmatched()).isEqualTo(4);
        approve(assign(own, null));
        assertThat(list().uses()).isEmpty();
        assertThat(desk.reconcile(own).card().run().key().profileName()).isEqualTo("BROKER");
    }

    private Workbench differing(long login) {
        var _ = desk.take(ReconciliationTest.first(login));
        var _ = desk.take(ReconciliationTest.second(login, "2026.11.23 08:57"));
        return desk.reconcile(new AccountKey(Statement.SERVER, login));
    }

    private static MatchProfile lenient(String name, int version) {
        MatchPass first = MatchProfile.broker().passes().getFirst();
        var less =
                new MatchPass.Tolerance(
                        new BigDecimal("2.00"), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        var passes = new ArrayList<>(MatchProfile.broker().passes());
        passes.set(
                0,
                new MatchPass(
                        first.code(),
                        first.shape(),
                        first.reference(),
                        first.similarity(),
                        first.minSimilarity(),
                        less,
                        first.window(),
                        false));
        return with(name, version, passes);
    }

    private static MatchProfile with(String name, int version, List<MatchPass> passes) {
        MatchProfile usual = MatchProfile.broker();
        return new MatchProfile(
                name,
                version,
                passes,
                usual.compared(),
                usual.autoThreshold(),
                usual.suggestThreshold(),
                usual.ambiguityMargin(),
                usual.limits());
    }

    private ProfileList list() {
        return server.call(ProfileCalls.PROFILES, new Nothing(), desk.operator());
    }

    private RunList runs() {
        return server.call(ReconciliationCalls.RUNS, new FindRuns(null, null), desk.operator());
    }

    private ProfileVersion version(String name, int number) {
        return list().versions().stream()
                .filter(one -> one.profile().name().equals(name))
                .filter(one -> one.profile().version() == number)
                .findFirst()
                .orElseThrow();
    }

    private DryRunFound tried(MatchProfile profile, AccountKey account) {
        return server.call(
                ProfileCalls.DRY_RUN,
                new DryRun(profile, account.toString(), Desk.FROM, Desk.TO),
                desk.operator());
    }

    private ProfileVersion prepared(MatchProfile profile) {
        return server.call(ProfileCalls.PREPARE, new PrepareProfile(profile, WHY), desk.operator());
    }

    private Prepared force(ProfileVersion version) {
        return server.call(
                ProfileCalls.PUT_IN_FORCE,
                new PutInForce(version.profile().name(), version.profile().version(), WHY),
                desk.operator());
    }

    private Prepared assign(AccountKey account, @Nullable String profile) {
        return server.call(
                ProfileCalls.ASSIGN,
                new AssignProfile(account.toString(), profile, WHY),
                desk.operator());
    }

    private void approve(Prepared prepared) {
        var _ = desk.approve(prepared, desk.approver());
    }
}
