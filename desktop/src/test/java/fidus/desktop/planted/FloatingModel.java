package fidus.desktop.planted;

final class FloatingModel {
    private double balance;

    double balance() {
        return balance++;
    }
}
