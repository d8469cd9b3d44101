package fidus.rebates;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// @param agreements those that hold, by broker
/// @param brokers whom accounts name, by name; absent where it was not asked for
public record AgreementList(
        List<BrokerAgreement> agreements, @Nullable List<RebateBroker> brokers) {
    public AgreementList {
        agreements = List.copyOf(agreements);
        brokers = brokers == null ? null : List.copyOf(brokers);
    }
}
