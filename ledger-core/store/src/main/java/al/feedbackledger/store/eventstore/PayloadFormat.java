package al.feedbackledger.store.eventstore;

/** How events are written and read: the catalogue of names and revisions behind an interface. */
public interface PayloadFormat {
    /** The event name under which objects of a class are stored. */
    String name(Class<?> type);

    /** The revision in which objects of a class are stored. */
    int revision(Class<?> type);

    /** Whether events of this name stand in the public log with their bytes. */
    boolean isPublic(String name);

    /** The bytes to store. */
    byte[] write(Object event);

    /** The object that stored bytes of any known revision mean today. */
    Object read(String name, int revision, byte[] payload);

    /** The class that {@link #read} returns. */
    Class<?> typeOf(String name, int revision);

    /** The kind of stream events of this name stand in. */
    String streamType(String name);
}
