package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Call;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReferenceMode;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.PrepareProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileVersion;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Rules are put in force by a second person who sees all that changes.
final class MatchingRulesTest extends RulesDesk {
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

    /// It looks for exact sums only, so that a tolerance would be shown and never used.
    @Test
    void aSubsetSearchTakesNoTolerance() {
        var passes = new ArrayList<>(MatchProfile.broker().passes());
        MatchPass search =
                MatchProfile.bank().passes().stream()
                        .filter(pass -> pass.shape() == MatchPass.Shape.SUBSET)
                        .findFirst()
                        .orElseThrow();
        MatchPass lenient = lenient("BROKER", 2).passes().getFirst();
        passes.add(search);
        assertThat(prepared(with("BROKER", 2, passes)).profileState())
                .isEqualTo(ProfileState.DRAFT);
        passes.removeLast();
        passes.add(
                new MatchPass(
                        search.code(),
                        search.shape(),
                        search.reference(),
                        search.similarity(),
                        search.minSimilarity(),
                        lenient.tolerance(),
                        search.window(),
                        true));

        MatchProfile never = with("BROKER", 3, passes);
        refused(Problem.Code.BAD_VALUE, () -> prepared(never));
        var ask = new DryRun(never, desk.account(840).toString(), Desk.FROM, Desk.TO);
        for (Call<DryRun, ?> call : List.of(ProfileCalls.DRY_RUN, ProfileCalls.DRY_RUN_JOB)) {
            refused(Problem.Code.BAD_VALUE, () -> server.call(call, ask, desk.operator()));
        }
    }

    /// Texts that have nothing in common would not match, though 0 says so.
    @Test
    void similarTextsAreAskedForALikenessAboveNothing() {
        refused(Problem.Code.BAD_VALUE, () -> prepared(alike(ReferenceMode.SIMILAR, "0")));
        var ask =
                new DryRun(
                        alike(ReferenceMode.SIMILAR, "0.0000"),
                        desk.account(840).toString(),
                        Desk.FROM,
                        Desk.TO);
        Refused said =
                catchThrowableOfType(
                        Refused.class,
                        () -> server.call(ProfileCalls.DRY_RUN, ask, desk.operator()));
        assertThat(said.problem().fields().getFirst().field()).isEqualTo("minSimilarity");
        assertThat(said.problem().message()).contains("nothing in common", "such as 0.60");

        for (MatchProfile good :
                List.of(alike(ReferenceMode.SIMILAR, "0.0001"), alike(ReferenceMode.EQUAL, "0"))) {
            assertThat(prepared(with("BROKER", next("BROKER"), good.passes())).profileState())
                    .isEqualTo(ProfileState.DRAFT);
        }
    }

    private static MatchProfile alike(ReferenceMode reference, String least) {
        MatchPass first = MatchProfile.broker().passes().getFirst();
        return with(
                "BROKER",
                2,
                List.of(
                        new MatchPass(
                                first.code(),
                                first.shape(),
                                reference,
                                first.similarity(),
                                new BigDecimal(least),
                                first.tolerance(),
                                first.window(),
                                first.suggestOnly())));
    }

    private int next(String name) {
        return 1
                + list().versions().stream()
                        .filter(one -> one.profile().name().equals(name))
                        .mapToInt(one -> one.profile().version())
                        .max()
                        .orElse(0);
    }

    @Test
    void oneChangeOfAProfileWaitsAtATime() {
        Prepared waiting = force(prepared(lenient("BROKER", 2)));
        refused(Problem.Code.ALREADY_PENDING, () -> force(prepared(lenient("BROKER", 3))));
        approve(waiting);
        refused(Problem.Code.WRONG_STATE, () -> force(version("BROKER", 2)));
    }
}
