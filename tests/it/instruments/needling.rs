//! `needle`, in each guide.
