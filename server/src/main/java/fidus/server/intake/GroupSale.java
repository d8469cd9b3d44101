package fidus.server.intake;

import fidus.agents.Agent;
import fidus.franchises.Franchise;
import fidus.investments.commissions.FranchisePayout;
import fidus.server.intake.ListFile.Row;
import fidus.server.investments.RunningContracts.Sold;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/// Which company sold a contract, as its first row says it.
final class GroupSale {
    static final Set<String> COLUMNS =
            Set.of("company", "company_agent", "agent_share", "company_payout");

    private final Row row;
    private final GroupFaults faults;

    /// @param companies white-label companies by name
    /// @param agents by name, code or email address
    record Sellers(
            Function<String, @Nullable Franchise> companies,
            Function<String, @Nullable Agent> agents) {}

    GroupSale(Row row, GroupFaults faults) {
        this.row = row;
        this.faults = faults;
    }

    /// Null where no company sold it, or with faults.
    @Nullable Sold read(Sellers sellers) {
        if (COLUMNS.stream().allMatch(one -> row.cell(one).isEmpty())) {
            return null;
        }
        Franchise company = sellers.companies.apply(row.cell("company"));
        Agent agent = sellers.agents.apply(row.cell("company_agent"));
        BigDecimal share = Cells.number(row.cell("agent_share"));
        FranchisePayout payout = payout();
        need(company, "company", "No company is called that.");
        need(agent, "company_agent", "No agent has that name, code or email address.");
        need(share, "agent_share", "The agent's part of the pool is 0.50, 0.40 or 0.30.");
        need(payout, "company_payout", "It is WITH_PAYOUT or MONTHLY.");
        return company == null || agent == null || share == null || payout == null
                ? null
                : new Sold(company.id().value(), agent.id(), share, payout);
    }

    /// With the client's payouts where nothing else is said.
    private @Nullable FranchisePayout payout() {
        String cell = row.cell("company_payout");
        return cell.isEmpty()
                ? FranchisePayout.WITH_PAYOUT
                : Arrays.stream(FranchisePayout.values())
                        .filter(one -> one.name().equalsIgnoreCase(cell))
                        .findFirst()
                        .orElse(null);
    }

    private void need(@Nullable Object value, String column, String why) {
        if (value == null) {
            faults.add(row, column, row.cell(column).isEmpty() ? "It is missing." : why);
        }
    }
}
