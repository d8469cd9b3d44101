package fidus.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Which feature may use which.
final class FeatureOrder {
    /// Each may use those in the lines before its own. Everything else (the wiring, the commands,
    /// backup and checks) stands outside and is used by none of them.
    private static final List<Set<String>> DIRECTION =
            List.of(
                    Set.of("secrets"),
                    Set.of("mongo", "embedded", "reports", "paper", "results"),
                    Set.of("audit", "bankfiles"),
                    Set.of("web"),
                    Set.of("approvals", "jobs"),
                    Set.of("auth"),
                    Set.of("settings"),
                    Set.of("ledger"),
                    Set.of("clients", "rates"),
                    Set.of("funds", "deposits", "payments"),
                    Set.of("mt5", "exchanges"),
                    Set.of("investments"),
                    Set.of("agents", "calendar"),
                    Set.of("redemptions"),
                    Set.of("franchises"),
                    Set.of("deals"),
                    Set.of("fees", "growth"),
                    Set.of("shares", "rebates", "intake"),
                    Set.of("imports"),
                    Set.of("bank"),
                    Set.of("reconciliation"),
                    Set.of("dashboard"),
                    Set.of("cashflow"),
                    Set.of("statements"),
                    Set.of("close"));

    private static final Pattern FEATURE =
            Pattern.compile("fidus\\.server\\.(?:planted\\.)?([a-z0-9]+).*");

    private FeatureOrder() {}

    static ArchCondition<JavaClass> useOnlyFeaturesBeforeThem() {
        return new ArchCondition<>("use only features before them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = place(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(used -> own >= 0 && isAfter(own, type, used.getTargetClass()))
                        .forEach(
                                used ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        type, used.getDescription())));
            }
        };
    }

    private static boolean isAfter(int own, JavaClass type, JavaClass used) {
        if (!used.getPackageName().startsWith("fidus.server")) {
            return false;
        }
        int place = place(used);
        return place < 0 || place > own || (place == own && !feature(type).equals(feature(used)));
    }

    /// The line of a class's feature, −1 for what stands outside.
    private static int place(JavaClass type) {
        String feature = feature(type);
        for (int i = 0; i < DIRECTION.size(); i++) {
            if (DIRECTION.get(i).contains(feature)) {
                return i;
            }
        }
        return -1;
    }

    private static String feature(JavaClass type) {
        var matcher = FEATURE.matcher(type.getPackageName());
        return matcher.matches() ? matcher.group(1) : "";
    }
}
