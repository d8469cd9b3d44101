package fidus.server.close;

import fidus.mt5.AccountKey;
import fidus.reconciliation.desk.BreakWords;
import fidus.server.reconciliation.DatedBreaks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Open breaks that concern days after a month alone: they are named, and stop a later one.
final class LaterBreaks {
    private static final String NAME = "Of later days, stopping a later month";
    private static final int MOST = 5;

    private LaterBreaks() {}

    static void name(
            Draft step, Map<AccountKey, DatedBreaks> breaks, Predicate<DatedBreaks.Later> severe) {
        List<String> named = new ArrayList<>();
        breaks.forEach(
                (account, found) ->
                        found.later().stream()
                                .filter(severe)
                                .map(
                                        one ->
                                                "%s: the break of %s, from %s"
                                                        .formatted(
                                                                account,
                                                                BreakWords.named(
                                                                        account.toString(),
                                                                        one.found()),
                                                                one.from()))
                                .forEach(named::add));
        if (!named.isEmpty()) {
            int more = named.size() - MOST;
            step.figure(
                    NAME,
                    String.join("; ", named.subList(0, Math.min(named.size(), MOST)))
                            + (more > 0 ? "; and " + more + " more" : ""));
        }
    }
}
