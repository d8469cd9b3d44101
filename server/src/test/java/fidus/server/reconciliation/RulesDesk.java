package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.contract.Nothing;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.PrepareProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileVersion;
import fidus.reconciliation.profiles.PutInForce;
import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// One desk for the rules of matching: drafts, dry runs, and putting in force.
abstract class RulesDesk {
    static final String WHY = "Brokers keep small charges";
    RunningServer server;
    Desk desk;

    @BeforeEach
    void start() {
        server = RunningServer.withEverything();
        desk = new Desk(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static MatchProfile lenient(String name, int version) {
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

    static MatchProfile with(String name, int version, List<MatchPass> passes) {
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

    ProfileList list() {
        return server.call(ProfileCalls.PROFILES, new Nothing(), desk.operator());
    }

    ProfileVersion version(String name, int number) {
        return list().versions().stream()
                .filter(one -> one.profile().name().equals(name))
                .filter(one -> one.profile().version() == number)
                .findFirst()
                .orElseThrow();
    }

    ProfileVersion prepared(MatchProfile profile) {
        return server.call(ProfileCalls.PREPARE, new PrepareProfile(profile, WHY), desk.operator());
    }

    Prepared force(ProfileVersion version) {
        return server.call(
                ProfileCalls.PUT_IN_FORCE,
                new PutInForce(version.profile().name(), version.profile().version(), WHY),
                desk.operator());
    }

    void approve(Prepared prepared) {
        var _ = desk.approve(prepared, desk.approver());
    }
}
