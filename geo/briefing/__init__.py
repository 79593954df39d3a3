"""What leaves the house: the publish gate, the content of a briefing, its wording, its drawings and the exports."""
