package al.feedbackledger.store.vault;

/** A stored key or value that does not open; the vault turns it into {@link Opened.Unreadable}. */
final class DamageFound extends Exception {
    private static final long serialVersionUID = 1L;

    private final Opened.Damage damage;

    DamageFound(Opened.Damage damage) {
        super(damage.name());
        this.damage = damage;
    }

    Opened.Damage damage() {
        return damage;
    }
}
