package fidus.server.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.desk.ProfileWords;
import fidus.reconciliation.profiles.PrepareProfile;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.reconciliation.profiles.ProfileList;
import fidus.reconciliation.profiles.ProfileState;
import fidus.reconciliation.profiles.ProfileText;
import fidus.reconciliation.profiles.ProfileUse;
import fidus.reconciliation.profiles.ProfileVersion;
import fidus.reconciliation.profiles.PutInForce;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Matching rules as versions: drafts by one person, put in force by another. Runs keep the version
/// they were made with.
final class Profiles {
    private static final String PUT_IN_FORCE = "PUT_PROFILE_IN_FORCE";
    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{1,29}");
    private static final int MOST_USES = 10_000;

    private final Audit audit;
    private final Approvals approvals;
    private final Function<Unit, Map<String, String>> names;
    private final ProfileStore store = new ProfileStore();

    /// @param replaces number of the version in force when it was shown
    record Forcing(String name, int number, int replaces, String reason) {}

    Profiles(Audit audit, Approvals approvals, Function<Unit, Map<String, String>> names) {
        this.audit = audit;
        this.approvals = approvals;
        this.names = names;
        approvals.kind(
                PUT_IN_FORCE, Forcing.class, Set.of(Role.APPROVER), this::checkable, this::forced);
    }

    void routes(Routes routes) {
        routes.answer(ProfileCalls.PROFILES, this::list);
        routes.answer(ProfileCalls.PREPARE, this::prepare);
        routes.answer(ProfileCalls.PUT_IN_FORCE, this::putInForce);
    }

    private ProfileList list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        var shown = new Showing(unit, names.apply(unit));
        List<ProfileVersion> versions = new ArrayList<>();
        List<ProfileStore.StoredProfile> stored = store.all(unit);
        for (String name : List.of(ProfileStore.BANK, ProfileStore.BROKER)) {
            stored.stream()
                    .filter(one -> one.name().equals(name))
                    .forEach(one -> versions.add(shown.of(one)));
            versions.add(shown.builtIn(ProfileStore.builtIn(name).orElseThrow()));
        }
        stored.stream()
                .filter(one -> ProfileStore.builtIn(one.name()).isEmpty())
                .forEach(one -> versions.add(shown.of(one)));
        List<ProfileUse> uses = new ArrayList<>();
        for (ProfileStore.StoredUse use : store.uses(unit, MOST_USES)) {
            String profile = use.profile();
            if (profile != null) {
                uses.add(new ProfileUse(use.account(), profile));
            }
        }
        return new ProfileList(versions, uses);
    }

    private ProfileVersion prepare(Asked asked, PrepareProfile prepare) {
        Unit unit = asked.unit();
        MatchProfile profile = prepare.profile();
        reason(prepare.reason());
        if (!NAME.matcher(profile.name()).matches()) {
            throw Refused.at(
                    "name",
                    Problem.Code.BAD_VALUE,
                    "A profile is named in 2 to 30 capital letters, digits and underscores.");
        }
        profile.passes().forEach(MatchPass::requireTrue);
        requireNext(unit, profile);
        requireChange(unit, profile);
        ProfileStore.StoredProfile draft = draft(asked, prepare);
        store.add(unit, draft);
        audit.record(
                unit,
                asked.actor(),
                "PREPARE_PROFILE",
                subject(profile.name(), profile.version()),
                null,
                draft,
                draft.reason());
        return new Showing(unit, names.apply(unit)).of(draft);
    }

    private static ProfileStore.StoredProfile draft(Asked asked, PrepareProfile prepare) {
        MatchProfile profile = prepare.profile();
        return new ProfileStore.StoredProfile(
                ProfileStore.StoredProfile.id(profile.name(), profile.version()),
                profile.name(),
                profile.version(),
                ProfileState.DRAFT,
                profile,
                asked.actor().id().value().toString(),
                asked.unit().now(),
                prepare.reason().strip(),
                null,
                null,
                1);
    }

    private void requireNext(Unit unit, MatchProfile profile) {
        int next = store.next(unit, profile.name());
        if (profile.version() != next) {
            throw Refused.at(
                    "version",
                    Problem.Code.STALE_VERSION,
                    "The next version of the %s is %d. Load the rules again: somebody prepared one."
                            .formatted(ProfileWords.name(profile.name()), next));
        }
    }

    private void requireChange(Unit unit, MatchProfile profile) {
        Optional<MatchProfile> now = store.inForce(unit, profile.name());
        if (now.isPresent() && ProfileText.changes(now.get(), profile).isEmpty()) {
            throw Refused.at(
                    "profile",
                    Problem.Code.BAD_VALUE,
                    "This says the same as version %d, which is in force."
                            .formatted(now.get().version()));
        }
    }

    private Prepared putInForce(Asked asked, PutInForce ask) {
        Unit unit = asked.unit();
        MatchProfile profile = store.get(unit, ask.name(), ask.version());
        reason(ask.reason());
        Optional<MatchProfile> now = store.inForce(unit, ask.name());
        int replaces = now.map(MatchProfile::version).orElse(0);
        if (replaces == ask.version()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Version " + ask.version() + " of " + ask.name() + " is in force already.");
        }
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        PUT_IN_FORCE,
                        "matchProfile/" + ask.name(),
                        "Match by the " + ProfileWords.of(ask.name(), ask.version()),
                        shown(profile, now, ask.reason()),
                        new Forcing(ask.name(), ask.version(), replaces, ask.reason())));
    }

    private static List<Shown> shown(
            MatchProfile profile, Optional<MatchProfile> now, String reason) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Matching rules", ProfileWords.of(profile.name(), profile.version())));
        if (now.isPresent()) {
            shown.add(new Shown("Instead of", "version " + now.get().version()));
            List<String> changes = ProfileText.changes(now.get(), profile);
            changes.forEach(change -> shown.add(new Shown("Change", change)));
        } else {
            shown.add(new Shown("Instead of", "nothing: the first of this name"));
        }
        ProfileText.lines(profile).forEach((label, value) -> shown.add(new Shown(label, value)));
        shown.add(new Shown("Reason", reason.strip()));
        return shown;
    }

    /// Whoever wrote the draft does not check it, whoever asked for it to be put in force.
    private void checkable(Unit unit, Approvals.Decided by, Forcing forcing) {
        String checker = by.checker().id().value().toString();
        boolean own =
                store.stored(unit, forcing.name(), forcing.number())
                        .filter(draft -> draft.preparedBy().equals(checker))
                        .isPresent();
        if (own) {
            throw Refused.because(
                    Problem.Code.SAME_PERSON,
                    "Whoever prepared matching rules does not check them. Another person must.");
        }
    }

    private void forced(Unit unit, Approvals.Decided by, Forcing forcing) {
        int now = store.inForce(unit, forcing.name()).map(MatchProfile::version).orElse(0);
        if (now != forcing.replaces()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Other rules were put in force meanwhile. Prepare it again.");
        }
        store.storedInForce(unit, forcing.name())
                .ifPresent(before -> store.replace(unit, before, before.past()));
        store.stored(unit, forcing.name(), forcing.number())
                .ifPresent(
                        chosen ->
                                store.replace(
                                        unit,
                                        chosen,
                                        chosen.inForce(
                                                by.checker().id().value().toString(), unit.now())));
        audit.record(
                unit,
                by.checker(),
                PUT_IN_FORCE,
                subject(forcing.name(), forcing.number()),
                Map.of("version", forcing.replaces()),
                store.get(unit, forcing.name(), forcing.number()),
                forcing.reason());
    }

    static void reason(String reason) {
        if (reason.strip().length() < 10 || reason.length() > 2_000) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "Say why in at least 10 characters.");
        }
    }

    private static String subject(String name, int number) {
        return "matchProfile/" + name + "/" + number;
    }

    /// Versions as they are shown, in one reading unit.
    private final class Showing {
        private final Unit unit;
        private final Map<String, String> called;

        Showing(Unit unit, Map<String, String> called) {
            this.unit = unit;
            this.called = called;
        }

        ProfileVersion of(ProfileStore.StoredProfile stored) {
            String by = stored.inForceBy();
            return new ProfileVersion(
                    stored.profile(),
                    stored.profileState(),
                    name(stored.preparedBy()),
                    stored.preparedAt(),
                    stored.reason(),
                    by == null ? null : name(by),
                    stored.inForceAt(),
                    changes(stored.profile()));
        }

        ProfileVersion builtIn(MatchProfile profile) {
            boolean past = store.storedInForce(unit, profile.name()).isPresent();
            return new ProfileVersion(
                    profile,
                    past ? ProfileState.PAST : ProfileState.IN_FORCE,
                    null,
                    null,
                    "",
                    null,
                    null,
                    changes(profile));
        }

        private String name(String person) {
            return called.getOrDefault(person, "a person who is gone");
        }

        private List<String> changes(MatchProfile profile) {
            return store.inForce(unit, profile.name())
                    .map(now -> ProfileText.changes(now, profile))
                    .orElse(List.of());
        }
    }
}
