package fidus.server.planted;

class FloatField {
    double money;
}
