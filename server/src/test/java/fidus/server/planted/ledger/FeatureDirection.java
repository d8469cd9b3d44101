package fidus.server.planted.ledger;

class FeatureDirection {
    Object later() {
        return new fidus.server.planted.dashboard.Later();
    }
}
