"""All that knows Streamlit: frame, filters, map view, tables."""
