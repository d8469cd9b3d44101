package fidus.server;

import fidus.server.franchises.PoolOpenings;
import fidus.server.investments.Changes;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.ContractStates;
import fidus.server.investments.Contracts;
import fidus.server.investments.EarlyEnds;
import fidus.server.investments.Mappings;
import fidus.server.investments.RunningContracts;
import fidus.server.investments.Starts;
import fidus.server.investments.TakeOvers;
import fidus.server.investments.agreements.Agreements;
import fidus.server.web.Routes;

/// What is done to a contract, from its agreement and its start or its taking over to its early
/// end.
record ContractDeeds(
        Agreements agreements,
        Starts starts,
        TakeOvers takeOvers,
        Changes changes,
        Mappings mappings,
        EarlyEnds earlyEnds) {
    static ContractDeeds of(
            Contracts.Ground entering,
            Contracts contracts,
            ContractStates states,
            ContractBooks books,
            Starts.Ground starting) {
        var starts = new Starts(contracts, books, starting);
        var takeOvers = new TakeOvers(contracts, books, starts, starting);
        takeOvers.pools(new PoolOpenings(entering.audit())::of);
        return new ContractDeeds(
                starting.agreements(),
                starts,
                takeOvers,
                new Changes(contracts, states, books, starting),
                new Mappings(entering, contracts, states, starting.hasHistory()),
                new EarlyEnds(contracts, states, books, starting));
    }

    RunningContracts running(Contracts contracts, RunningContracts.Sales sales) {
        return new RunningContracts(contracts, starts, takeOvers, sales);
    }

    void routes(Routes routes) {
        agreements.routes(routes);
        starts.routes(routes);
        takeOvers.routes(routes);
        changes.routes(routes);
        mappings.routes(routes);
        earlyEnds.routes(routes);
    }
}
