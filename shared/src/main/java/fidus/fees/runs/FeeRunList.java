package fidus.fees.runs;

import java.util.List;

public record FeeRunList(List<FeeRunCard> runs) {}
