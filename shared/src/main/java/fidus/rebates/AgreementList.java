package fidus.rebates;

import java.util.List;

/// @param agreements by broker
public record AgreementList(List<BrokerAgreement> agreements) {}
