package fidus.server.planted;

class FloatAnswer {
    double money() {
        return 0;
    }
}
