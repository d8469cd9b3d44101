package fidus.fees.runs;

import java.util.List;

public record ManagerList(List<ManagerCard> managers) {}
