package fidus.desktop.planted;

final class ScreenHelper {}
