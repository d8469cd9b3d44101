package fidus.fees.runs;

import java.util.List;

public record MandateList(List<Mandate> mandates) {}
