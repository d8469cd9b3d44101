package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.profiles.ProfileState;
import fidus.server.bank.Matching;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Versions of profiles, and which account is compared by which. The first versions of BANK and
/// BROKER come with the program and are not stored.
final class ProfileStore {
    static final String BANK = "BANK";
    static final String BROKER = "BROKER";

    private static final String PROFILES = "matchProfiles";
    private static final String USES = "matchProfileUses";
    private static final int MOST = 1_000;

    /// @param preparedBy id of a person
    record StoredProfile(
            String id,
            String name,
            int number,
            ProfileState profileState,
            MatchProfile profile,
            String preparedBy,
            Instant preparedAt,
            String reason,
            @Nullable String inForceBy,
            @Nullable Instant inForceAt,
            long version) {
        static String id(String name, int number) {
            return name + "/" + number;
        }

        StoredProfile inForce(String by, Instant at) {
            return with(ProfileState.IN_FORCE, by, at);
        }

        StoredProfile past() {
            return with(ProfileState.PAST, inForceBy, inForceAt);
        }

        private StoredProfile with(
                ProfileState state, @Nullable String forcedBy, @Nullable Instant forcedAt) {
            return new StoredProfile(
                    id,
                    name,
                    number,
                    state,
                    profile,
                    preparedBy,
                    preparedAt,
                    reason,
                    forcedBy,
                    forcedAt,
                    version + 1);
        }
    }

    /// @param profile absent when the account went back to the usual one
    record StoredUse(String id, String account, @Nullable String profile, long version) {}

    static void shape(Migrations migrations) {
        migrations
                .unique(PROFILES, "name", "number")
                .index(PROFILES, "name", "profileState")
                .uniqueWhere(PROFILES, "profileState", ProfileState.IN_FORCE.name(), "name")
                .unique(USES, "account");
    }

    /// How much less than was sent may arrive by the rules of the account.
    Money tolerance(Unit unit, Matching.Sent sent) {
        return of(unit, BankComparison.named(sent.account())).mostMissing(sent.sum());
    }

    /// The rules an account is compared by now.
    MatchProfile of(Unit unit, String account) {
        return inForce(unit, nameOf(unit, account))
                .orElseThrow(() -> new IllegalStateException("only profiles in force are used"));
    }

    String nameOf(Unit unit, String account) {
        return use(unit, account)
                .map(StoredUse::profile)
                .orElse(BankComparison.isBank(account) ? BANK : BROKER);
    }

    /// Empty for a name of which no version was put in force.
    Optional<MatchProfile> inForce(Unit unit, String name) {
        return storedInForce(unit, name).map(StoredProfile::profile).or(() -> builtIn(name));
    }

    Optional<StoredProfile> storedInForce(Unit unit, String name) {
        return profiles(unit)
                .first(and(eq("name", name), eq("profileState", ProfileState.IN_FORCE.name())));
    }

    static Optional<MatchProfile> builtIn(String name) {
        return switch (name) {
            case BANK -> Optional.of(MatchProfile.bank());
            case BROKER -> Optional.of(MatchProfile.broker());
            default -> Optional.empty();
        };
    }

    /// The version that comes with the program is not stored and not found.
    Optional<StoredProfile> stored(Unit unit, String name, int number) {
        return profiles(unit).byId(StoredProfile.id(name, number));
    }

    /// Empty for one that came with a program of before.
    Optional<MatchProfile> version(Unit unit, String name, int number) {
        return stored(unit, name, number)
                .map(StoredProfile::profile)
                .or(() -> builtIn(name).filter(profile -> profile.version() == number));
    }

    /// @throws Refused `NOT_FOUND`
    MatchProfile get(Unit unit, String name, int number) {
        return version(unit, name, number)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "version",
                                        Problem.Code.NOT_FOUND,
                                        "There is no version " + number + " of " + name + "."));
    }

    /// What the next draft of a name is numbered.
    int next(Unit unit, String name) {
        List<StoredProfile> last = profiles(unit).all(eq("name", name), descending("number"), 1);
        return 1 + (last.isEmpty() ? builtIn(name).isPresent() ? 1 : 0 : last.getFirst().number());
    }

    /// By name, newest first.
    List<StoredProfile> all(Unit unit) {
        return profiles(unit).all(empty(), orderBy(ascending("name"), descending("number")), MOST);
    }

    void add(Unit unit, StoredProfile draft) {
        profiles(unit).insert(draft);
    }

    void replace(Unit unit, StoredProfile before, StoredProfile after) {
        profiles(unit).replace(before.id(), before.version(), after);
    }

    Optional<StoredUse> use(Unit unit, String account) {
        return uses(unit).byId(account);
    }

    List<StoredUse> uses(Unit unit, int most) {
        return uses(unit).all(empty(), ascending("account"), most);
    }

    void use(Unit unit, String account, @Nullable String profile) {
        Optional<StoredUse> before = use(unit, account);
        if (before.isEmpty()) {
            uses(unit).insert(new StoredUse(account, account, profile, 1));
        } else {
            long version = before.get().version();
            uses(unit)
                    .replace(
                            account,
                            version,
                            new StoredUse(account, account, profile, version + 1));
        }
    }

    private static Documents<StoredProfile> profiles(Unit unit) {
        return unit.documents(PROFILES, StoredProfile.class);
    }

    private static Documents<StoredUse> uses(Unit unit) {
        return unit.documents(USES, StoredUse.class);
    }
}
