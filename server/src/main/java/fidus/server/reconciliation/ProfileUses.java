package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.profiles.AssignProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which account is compared by a profile of its own, decided by two persons.
final class ProfileUses {
    private static final String ASSIGN = "ASSIGN_PROFILE";

    private final Audit audit;
    private final Approvals approvals;
    private final Sources sources;
    private final ProfileStore store = new ProfileStore();

    /// @param before name of the profile used when it was shown
    record Assigning(String account, @Nullable String profile, String before, String reason) {}

    ProfileUses(Audit audit, Approvals approvals, Sources sources) {
        this.audit = audit;
        this.approvals = approvals;
        this.sources = sources;
        approvals.kind(ASSIGN, Assigning.class, Set.of(Role.APPROVER), this::assigned);
    }

    void routes(Routes routes) {
        routes.answer(ProfileCalls.ASSIGN, this::assign);
    }

    private Prepared assign(Asked asked, AssignProfile ask) {
        Unit unit = asked.unit();
        known(unit, ask.account());
        Profiles.reason(ask.reason());
        String profile = ask.profile();
        if (profile != null && store.inForce(unit, profile).isEmpty()) {
            throw Refused.at(
                    "profile",
                    Problem.Code.NOT_FOUND,
                    "No version of " + profile + " is in force. Put one in force first.");
        }
        String before = store.nameOf(unit, ask.account());
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        ASSIGN,
                        "matchProfileUse/" + ask.account(),
                        "Match "
                                + RecordWords.account(ask.account())
                                + " by "
                                + (profile == null
                                        ? "the usual rules"
                                        : ProfileWords.name(profile)),
                        List.of(
                                new Shown("Account", RecordWords.account(ask.account())),
                                new Shown("Matched by", ProfileWords.coded(before)),
                                new Shown(
                                        "From now on by",
                                        profile == null
                                                ? "The usual rules"
                                                : ProfileWords.coded(profile)),
                                new Shown("Reason", ask.reason().strip())),
                        new Assigning(ask.account(), profile, before, ask.reason())));
    }

    private void assigned(Unit unit, Approvals.Decided by, Assigning assigning) {
        String before = store.nameOf(unit, assigning.account());
        if (!before.equals(assigning.before())) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The account is matched by other rules meanwhile. Prepare it again.");
        }
        store.use(unit, assigning.account(), assigning.profile());
        audit.record(
                unit,
                by.checker(),
                ASSIGN,
                "matchProfileUse/" + assigning.account(),
                Map.of("profile", before),
                Map.of("profile", store.nameOf(unit, assigning.account())),
                assigning.reason());
    }

    private void known(Unit unit, String account) {
        if (BankComparison.isBank(account)) {
            var _ = BankComparison.account(unit, sources.banks().get(), account);
        } else if (sources.accounts().apply(unit).stream()
                .noneMatch(one -> one.key().toString().equals(account))) {
            throw Refused.at(
                    "account",
                    Problem.Code.NOT_FOUND,
                    "There is no registered account " + account + ".");
        }
    }
}
