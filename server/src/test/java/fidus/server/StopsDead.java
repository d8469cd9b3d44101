package fidus.server;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

/// Lets a program die at a store call: that call and all after it fail, as if the process were
/// gone. The abort is let through, because a store gives up what a vanished client had begun.
public final class StopsDead implements CommandListener {
    private static final int NEVER = Integer.MAX_VALUE;

    private int left = NEVER;
    private long calls;
    private boolean dead;

    /// What the dead program would have seen last.
    public static final class Died extends Error {
        private static final long serialVersionUID = 1;

        Died() {
            super("The program died here.");
        }
    }

    /// The program dies at its so many-th call from now on.
    public synchronized void dieAt(int call) {
        left = call;
        dead = false;
    }

    /// How many calls were begun so far, deadly ones included.
    public synchronized long calls() {
        return calls;
    }

    /// The program lives again.
    public synchronized void live() {
        left = NEVER;
        dead = false;
    }

    @Override
    public synchronized void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("abortTransaction")) {
            return;
        }
        calls++;
        if (left != NEVER && --left <= 0) {
            dead = true;
        }
        if (dead) {
            throw new Died();
        }
    }
}
