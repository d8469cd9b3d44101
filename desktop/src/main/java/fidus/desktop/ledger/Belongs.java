package fidus.desktop.ledger;

import fidus.contract.Problem;
import fidus.ledger.ChartAccount;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a line of the books belongs to, as a person writes it: `name=value`, with commas between.
final class Belongs {
    /// What a line of an account usually says beside its sum.
    private static final Map<String, String> USUAL =
            Map.ofEntries(
                    Map.entry("1010", "bankAccount=House bank USD"),
                    Map.entry("1020", "bankAccount=Cold wallet"),
                    Map.entry("1050", "bankAccount=Broker wallet"),
                    Map.entry("1100", "tradingAccount=510001@Broker-Live, fund=CORE"),
                    Map.entry("1110", "tradingAccount=510001@Broker-Live, fund=CORE"),
                    Map.entry("1130", "tradingAccount=510090@Broker-Live, fund=CORE"),
                    Map.entry("1200", "broker=North Bridge, period=2026-12"),
                    Map.entry("1210", "manager=M1 Capital"),
                    Map.entry("1900", "pair=EUR/USD"),
                    Map.entry("2010", "client=…"),
                    Map.entry("2100", "contract=…, fund=CORE"),
                    Map.entry("2600", "bankAccount=House bank USD"));

    private Belongs() {}

    /// An example for an account, empty where nothing is usual.
    static String example(@Nullable ChartAccount now) {
        return now == null ? "" : USUAL.getOrDefault(now.code(), "");
    }

    /// @param faults takes what is not written so, as a fault of the field
    static Map<String, String> read(String written, String field, List<Problem.Field> faults) {
        Map<String, String> dimensions = new TreeMap<>();
        for (String pair : written.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && !pair.substring(equals + 1).isBlank()) {
                dimensions.put(
                        pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                faults.add(new Problem.Field(field, "Written as name=value, with commas between."));
            }
        }
        return Map.copyOf(dimensions);
    }

    static String words(Map<String, String> dimensions) {
        return new TreeMap<>(dimensions)
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(", "));
    }
}
